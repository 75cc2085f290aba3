"""Which fonts the program brings along; known to those as well who load no Qt."""

FONT_FILES = ("fonts/acuviewer-cjk-regular.otf", "fonts/acuviewer-sans-regular.otf", "fonts/acuviewer-sans-semibold.otf")
SAMPLES = ("环跳穴膀胱經", "Acupoint GB30 huántiào lǚ ǖǘǚǜ", "Acupoint GB30 huántiào lǚ ǖǘǚǜ")
"""What each of them must be able to write."""
