"""Writes where the points stand on the average body anew, after the data from which that follows have changed."""

import json
from pathlib import Path

from acuviewer.body.model import BodyModel
from acuviewer.body.shape import BodyShape
from acuviewer.body.skeleton import SkeletonModel
from acuviewer.data_check.listing import renew_entry
from acuviewer.data_check.placing import read_atlas
from acuviewer.data_folder import DataFolder, read_list
from acuviewer.faults import DataError, Fault
from acuviewer.points.standing import FILE, standing_content
from acuviewer.session.anatomy import compute_anatomy
from acuviewer.whole_file import write_whole


def renew_standing(folder: Path) -> None:
    """Carry out the rules of a data folder, write what they find, and its entry in the list of files. Raises DataError."""
    files = DataFolder(folder)
    models = files.below("models")
    anatomy = compute_anatomy(BodyShape(), read_atlas(files), BodyModel(models), SkeletonModel(models))
    content = standing_content(anatomy.locations, read_list(folder))
    places = ",\n".join(f"  {json.dumps(place)}" for place in content["places"])
    written = f'{{\n "follows_from": "{content["follows_from"]}",\n "places": [\n{places}\n ]\n}}\n'
    try:
        write_whole(folder / FILE, written.encode())
    except OSError as error:
        fault = Fault(str(folder / FILE), "file", f"cannot be written ({error.strerror}).", "Make the folder writable.")
        raise DataError([fault]) from error
    renew_entry(folder, FILE)
