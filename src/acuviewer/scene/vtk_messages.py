"""What VTK says goes into the fault reports instead of onto standard error."""

from vtkmodules.util.misc import calldata_type
from vtkmodules.util.vtkConstants import VTK_STRING
from vtkmodules.vtkCommonCore import vtkLogger, vtkObject, vtkStringOutputWindow

from acuviewer import fault_report


def hear_vtk() -> None:
    """Hear VTK's errors and warnings from now on, for the whole process."""
    output = vtkStringOutputWindow()
    for event in ("ErrorEvent", "WarningEvent"):
        output.AddObserver(event, _heard)  # type: ignore[arg-type]  # the stubs know numbers only
    vtkStringOutputWindow.SetInstance(output)
    vtkLogger.SetStderrVerbosity(vtkLogger.VERBOSITY_OFF)


@calldata_type(VTK_STRING)  # type: ignore[untyped-decorator]
def _heard(caller: vtkObject, event: str, text: str) -> None:
    del caller, event
    fault_report.note_message("VTK", text)
