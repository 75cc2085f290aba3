"""The look of the panels: one style sheet made from a theme. Distances are multiples of 4 pixels."""

import re
from dataclasses import asdict

from PySide6.QtGui import QColor, QPalette

from acuviewer.theme import Theme

Role = QPalette.ColorRole

_SHEET = """
* {{ font-family: "Acuviewer Sans", "Acuviewer CJK", sans-serif; font-size: 13px; color: {text}; }}
QMainWindow, QDialog {{ background: {window}; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: 4px; }}
QMenuBar {{ background: {panel}; border-bottom: 1px solid {border}; padding: 2px 6px; }}
QMenuBar::item {{ padding: 4px 10px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {raised}; }}
QMenu {{ background: {panel}; border: 1px solid {border}; padding: 4px; menu-scrollable: 1; }}
QMenu::item {{ padding: 5px 28px 5px 16px; border-radius: 4px; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
QStatusBar {{ background: {panel}; border-top: 1px solid {border}; }}
QStatusBar QLabel {{ color: {muted}; padding: 2px 8px; }}
QStatusBar::item {{ border: none; }}
QSplitter::handle {{ background: {border}; }}
QSplitter::handle:horizontal {{ width: 1px; }}

#side {{ background: {panel}; }}
#overflow {{ background: {panel}; border: 1px solid {border}; }}
#viewbar {{ background: {panel}; border-bottom: 1px solid {border}; }}
QFileDialog QTreeView, QFileDialog QListView, QFileDialog QHeaderView::section {{ background: {panel}; border: 1px solid {border}; }}
QFileDialog QTreeView::item:selected, QFileDialog QListView::item:selected {{ background: {accent}; color: {on_accent}; }}
QScrollArea, #content {{ background: {panel}; border: none; }}

QLineEdit {{ background: {raised}; border: 1px solid {border}; border-radius: 8px; padding: 7px 10px; placeholder-text-color: {muted}; selection-background-color: {accent};
  selection-color: {on_accent}; }}
QLineEdit:focus {{ border: 2px solid {accent}; padding: 6px 9px; }}
#figurefield {{ border-radius: 6px; padding: 4px 6px; }}
#figurefield:focus {{ padding: 3px 5px; }}
#figurefield[wrong="true"] {{ border-color: {danger}; }}
#refusal {{ color: {care}; font-size: 12px; }}
#refusal[wrong="true"] {{ color: {danger}; }}

QComboBox {{ background: {raised}; border: 1px solid {border}; border-radius: 6px; padding: 4px 24px 4px 8px; combobox-popup: 0; }}
QComboBox:hover {{ border-color: {accent}; }}
QComboBox:focus {{ border: 2px solid {accent}; padding: 3px 23px 3px 7px; }}
QComboBox::drop-down {{ border: none; width: 0; }}
QComboBox QAbstractItemView {{ background: {panel}; border: 1px solid {border}; outline: none; padding: 2px; }}
QComboBox QAbstractItemView::item {{ padding: 4px 6px; border-radius: 4px; }}
QComboBox QAbstractItemView::item:selected {{ background: {accent}; color: {on_accent}; }}

QTabWidget::pane {{ border: none; }}
QTabBar {{ background: {panel}; }}
QTabBar::tab {{ padding: 7px 5px; color: {muted}; background: transparent; border: none; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar:focus {{ border: 2px solid {accent}; border-radius: 4px; }}

QTreeWidget, QListWidget {{ background: {panel}; border: 2px solid transparent; outline: none; }}
QTreeWidget:focus, QListWidget:focus {{ border: 2px solid {accent}; border-radius: 6px; }}
QTreeWidget::item, QListWidget::item {{ padding: 5px 6px; border-radius: 6px; }}
QTreeWidget::item:hover, QListWidget::item:hover {{ background: {raised}; }}
QTreeWidget::item:selected, QListWidget::item:selected {{ background: {accent}; color: {on_accent}; }}
QTreeWidget::item:focus {{ border: 1px solid {accent}; padding: 4px 5px; }}
QTreeWidget::branch {{ background: {panel}; }}

QPushButton, QToolButton {{ background: {raised}; border: 1px solid {border}; border-radius: 6px; padding: 5px 10px; }}
QPushButton:hover, QToolButton:hover {{ border-color: {accent}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; padding: 4px 9px; }}
QPushButton:checked, QToolButton:checked {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton:checked:focus, QToolButton:checked:focus {{ border-color: {text}; }}
QPushButton:disabled {{ color: {muted}; }}
QPushButton#primary {{ background: {accent}; color: {on_accent}; border-color: {accent}; padding: 8px 18px; font-weight: 600; }}
QPushButton#primary:disabled {{ background: {raised}; color: {muted}; border-color: {border}; }}
QPushButton#primary:focus {{ border: 2px solid {text}; padding: 7px 17px; }}
QPushButton#small {{ padding: 4px 7px; }}
QPushButton#small:focus {{ padding: 3px 6px; }}
QPushButton#chip {{ border-radius: 12px; padding: 4px 12px; }}
QPushButton#chip[lit="true"] {{ background: {point_related}; color: {panel}; border-color: {point_related}; }}
QPushButton#chip:focus {{ border: 2px solid {accent}; padding: 3px 11px; }}
QPushButton#chip[lit="true"]:focus {{ border-color: {text}; }}
QPushButton#fold {{ background: transparent; border: 1px solid {border}; text-align: left; padding: 6px 8px; }}
QPushButton#fold:focus {{ border: 2px solid {accent}; padding: 5px 7px; }}
QPushButton#fold:checked {{ color: {text}; background: {raised}; }}
#tag {{ background: {raised}; border: 1px solid {border}; border-radius: 6px; padding: 2px 7px; font-size: 12px; }}
#beside {{ color: {muted}; padding: 4px 2px; }}
#figure {{ font-weight: 600; }}
#source {{ font-size: 11px; }}
QPushButton#link {{ background: transparent; border: none; color: {accent}; padding: 2px 4px; text-align: left; font-weight: 600; }}
QPushButton#link:hover {{ text-decoration: underline; }}
QPushButton#link:focus {{ border: 2px solid {accent}; padding: 0 2px; }}

QSlider {{ border: 2px solid transparent; }}
QSlider:focus {{ border: 2px solid {accent}; border-radius: 6px; }}
QSlider::groove:horizontal {{ height: 4px; background: {border}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {panel}; border: 2px solid {accent}; width: 12px; height: 12px; margin: -6px 0; border-radius: 8px; }}
QSlider::handle:horizontal:focus {{ background: {accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QCheckBox {{ spacing: 6px; background: transparent; border: 2px solid transparent; }}
QCheckBox::indicator {{ width: 13px; height: 13px; border: 1px solid {muted}; border-radius: 4px; background: {panel}; }}
QCheckBox::indicator:hover {{ border-color: {accent}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: none; }}
QCheckBox:focus {{ border: 2px solid {accent}; border-radius: 6px; }}

QLabel {{ background: transparent; }}
#code {{ font-size: 26px; font-weight: 600; }}
#hanzi {{ font-size: 24px; }}
#title {{ font-size: 20px; font-weight: 600; }}
#pointname {{ font-size: 15px; font-weight: 600; }}
#page {{ background: {panel}; border: 2px solid transparent; selection-background-color: {accent}; selection-color: {on_accent}; }}
#page:focus {{ border: 2px solid {accent}; }}
#jumps {{ background: {panel}; border-bottom: 1px solid {border}; }}
QPushButton#jump {{ background: transparent; border: none; border-bottom: 2px solid transparent; border-radius: 0; padding: 2px 4px; color: {muted};
  font-size: 12px; }}
QPushButton#jump:hover {{ color: {text}; }}
QPushButton#jump:checked {{ color: {text}; border-bottom: 2px solid {accent}; }}
QPushButton#jump:focus {{ border: 2px solid {accent}; border-radius: 4px; padding: 0 2px; color: {text}; }}
QPushButton#jump:checked:focus {{ border-color: {text}; }}
#heading {{ font-size: 12px; font-weight: 600; color: {muted}; }}
#muted {{ color: {muted}; font-size: 12px; }}
#step {{ background: {raised}; border: 1px solid transparent; border-radius: 8px; }}
#step:hover, #step:focus {{ border: 1px solid {accent}; }}
#step[now="true"] {{ border: 2px solid {accent}; }}
#number {{ background: {border}; border-radius: 11px; font-weight: 600; font-size: 12px; }}
#number[now="true"] {{ background: {accent}; color: {on_accent}; }}
#card {{ background: {raised}; border-radius: 8px; border-left: 4px solid {border}; }}
#card[severity="danger"] {{ border-left-color: {danger}; }}
#card[severity="care"] {{ border-left-color: {care}; }}
#card[severity="info"] {{ border-left-color: {info}; }}
#patient {{ background: {raised}; border-bottom: 1px solid {border}; border-left: 4px solid {care}; }}
#patient QPushButton#chip[lit="true"] {{ background: {care}; border-color: {care}; padding: 3px 10px; }}
#knownbar {{ background: {panel}; border-top: 1px solid {border}; }}
QPushButton#choice {{ text-align: left; padding: 0; border-radius: 8px; }}
QPushButton#choice:checked {{ background: {raised}; border: 2px solid {accent}; }}
QPushButton#choice:checked:focus {{ border-color: {text}; }}
#choicedigit, #choiceplace {{ font-weight: 600; color: {muted}; }}
#choicedigit[on="true"], #choiceplace[on="true"] {{ color: {accent}; }}
#verdict {{ background: {raised}; border-radius: 8px; border-left: 4px solid {danger}; }}
#verdict[grade="right"] {{ border-left-color: {info}; }}
#verdict[grade="near"] {{ border-left-color: {care}; }}
#quizstate {{ background: {raised}; border-radius: 8px; padding: 8px 10px; color: {muted}; }}
#quizstate[given="true"] {{ color: {text}; font-weight: 600; }}
QProgressBar {{ background: {border}; border: none; border-radius: 3px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
#notice {{ background: {raised}; border-bottom: 1px solid {border}; border-left: 4px solid {care}; }}
QPlainTextEdit {{ background: {raised}; border: 1px solid {border}; border-radius: 6px; }}
#cardtitle {{ font-weight: 600; }}
#cardtitle[severity="danger"] {{ color: {danger}; }}
#cardtitle[severity="care"] {{ color: {care}; }}
#disclaimer {{ color: {muted}; font-size: 11px; }}

QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {border}; border-radius: 4px; min-height: 32px; margin: 1px; }}
QScrollBar::handle:vertical:hover {{ background: {muted}; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; }}
QScrollBar::handle:horizontal {{ background: {border}; border-radius: 4px; min-width: 32px; margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def build_style(theme: Theme, text_size: float = 1.0) -> str:
    """The style sheet of a theme, with letters ``text_size`` times as large as usual."""
    return with_text_size(_SHEET.format(**asdict(theme)), text_size)


def with_text_size(sheet: str, text_size: float) -> str:
    """A style sheet with all its letters so many times as large."""
    return re.sub(r"font-size: (\d+)px", lambda found: f"font-size: {round(int(found[1]) * text_size)}px", sheet)


def build_palette(theme: Theme, palette: QPalette) -> QPalette:
    """A palette in the colours of a theme: for what no style sheet reaches, such as links, and dialogs of Qt's own."""
    changed = QPalette(palette)
    # Links are quiet here; those that a page writes have colours of their own.
    for role, colour in {
        Role.Window: theme.window, Role.Base: theme.panel, Role.AlternateBase: theme.raised, Role.Button: theme.raised,
        Role.ToolTipBase: theme.raised, Role.Highlight: theme.accent, Role.HighlightedText: theme.on_accent, Role.Link: theme.muted,
        Role.PlaceholderText: theme.muted, Role.WindowText: theme.text, Role.Text: theme.text, Role.ButtonText: theme.text,
        Role.ToolTipText: theme.text,
    }.items():  # fmt: skip
        changed.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        changed.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return changed
