"""Lessons as somebody would write them who means harm, or does not know the form."""

import io
import struct
import zipfile
from collections.abc import Callable
from random import Random

_COMMANDS = (
    "app.quit", "picture.save", "journal.save", "lesson.open /etc/passwd", "lesson.save", "lesson.next", "points.keep_set Mine", "edit.undo",
    "body.set sex=female,height_mm=1e999", "body.set " + "waist_mm=1," * 300, "point.select GB999", "point.select GB30; app.quit", "point.select GB30 up",
    "os.system rm", "", "step.show 99999999999", "view.free nan,nan,nan,inf,0,0", "points.set " + "GB30 " * 900, "layer.skin -1", "choice.back", "help.report",
    "ruler.name " + "x" * 5000, "session.open skin=0,names=code,", "select.back", "study.show ../../../etc", "projector.toggle", "body.preset old_woman",
    "```", "# " + "x" * 6000, "point.select\u202eGB30", "point.select \x00", "names.next" * 40,
)  # fmt: skip
_PATHS = (
    "../outside/secret.png", "..\\outside\\secret.png", "/etc/passwd", "pictures/link.png", "pictures/../../outside/secret.png", "//host/share/a.png",
    "C:\\secret.png", "file:///etc/passwd.png", "http://example.org/a.png", "~/a.png", "pictures/line.png", "pictures", "pictures/line.png/x.png", "con.png",
    "pictures/line.png:stream.png", "a" * 5000 + ".png", "./pictures/line.png", "pictures//line.png", "%2e%2e/outside/secret.png", "lesson.aculesson", "\u202egnp.a",
)  # fmt: skip
_HEADS = (
    "aculesson: 99", "aculesson: -1", "aculesson: " + "9" * 4000, "aculesson: １", "title:", "title: " + "x" * 100_000, "language: ../..", "language: en-" + "x" * 999,
    "sources: a", "- " * 4000, "---", "no key", "key: " * 999, "author: \x1b[31mred", "title: twice", ": :", "sources:\n" + "- s\n" * 400,
)  # fmt: skip
_TEXTS = (
    "**" * 20_000, "*a" * 20_000, "[^" * 20_000, "![" * 20_000, "![a](" * 9000, "[^nobody]", "[^99999999999]", "<script>alert(1)</script>", "<img src=/etc/passwd>",
    "- " * 9000, "\\" * 9000 + "## x", "## ", "##", "### Notes", "```scene", "```", "```scene continue", "```scene rm -rf", "----", "\u2028" * 100, "环跳" * 9000,
    "\ufeff", "﷽" * 3000, "a" * 300_000, "\u0300" * 5000, "{0}{x}%s%n", "\ud7ff\ue000", "\r\r\r", "\x85\x0b\x0c",
)  # fmt: skip


def hostile_text(content: bytes, random: Random) -> tuple[bytes, str]:
    """A lesson with something in it that does not belong there; and what."""
    lines = content.decode("utf-8", errors="replace").split("\n")
    kinds: dict[str, Callable[[], None]] = {
        "a command": lambda: _insert_in_scene(lines, random.choice(_COMMANDS), random),
        "pictures": lambda: _insert(lines, "\n".join(f"![x]({path})" for path in random.sample(_PATHS, 8)), random),
        "the head": lambda: lines.insert(random.randint(0, min(6, len(lines))), random.choice(_HEADS)),
        "a text": lambda: _insert(lines, random.choice(_TEXTS), random),
        "lines in another order": lambda: random.shuffle(lines),
        "lines left out": lambda: _leave_out(lines, random),
        "many steps": lambda: lines.extend(["## Step", "```scene continue", "step.next", "```"] * random.choice((3, 250, 5000))),
        "many lines": lambda: _insert_in_scene(lines, "\n".join(["point.select GB30"] * random.choice((190, 2000))), random),
        "many bodies": lambda: lines.extend(["## B", "```scene continue", "body.sex", "point.select GB30", "```"] * 60),
    }
    kind = random.choice(list(kinds))
    kinds[kind]()
    written = "\n".join(lines).encode("utf-8", errors="surrogatepass")
    if random.random() < 0.15:
        at = random.randrange(len(written) + 1)
        return written[:at] + random.choice((b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\x80", b"\x00" * 50, b"\xf8")) + written[
            at:
        ], f"{kind}, bytes"
    return written, kind


def _insert(lines: list[str], words: str, random: Random) -> None:
    lines.insert(random.randint(0, len(lines)), words)


def _insert_in_scene(lines: list[str], words: str, random: Random) -> None:
    scenes = [row for row, line in enumerate(lines) if line.startswith("```scene")]
    lines.insert((random.choice(scenes) if scenes else 0) + 1, words)


def _leave_out(lines: list[str], random: Random) -> None:
    for _ in range(random.randint(1, 12)):
        if lines:
            del lines[random.randrange(len(lines))]


def hostile_archive(text: bytes, picture: bytes, random: Random) -> tuple[bytes, str]:
    """A packed lesson with something wrong; and what."""
    names = (
        "../escape.aculesson",
        "/abs.aculesson",
        "a/b/c/deep.aculesson",
        "x\\..\\y.png",
        "\x00.png",
        "dir/",
        "lesson.aculesson",
        "环.png",
        "." * 300 + ".png",
    )
    kinds: dict[str, Callable[[], bytes]] = {
        "an odd name": lambda: _zip({random.choice(names): picture, "lesson.aculesson": text}),
        "an odd name alone": lambda: _zip({random.choice(names): text}),
        "closely packed": lambda: _zip({"lesson.aculesson": text + b" " * 5_000_000, "pictures/line.png": b"\0" * 9_000_000}),
        "many files": lambda: _zip({**{f"{number}.png": picture for number in range(3000)}, "lesson.aculesson": text}),
        "a link": lambda: _zip(
            {"lesson.aculesson": text, "pictures/line.png": b"../../outside/secret.png"}, link="pictures/line.png"
        ),
        "several lessons": lambda: _zip({"b.aculesson": text, "a.aculesson": text[: len(text) // 2]}),
        "bytes": lambda: _with_other_bytes(_zip({"lesson.aculesson": text, "pictures/line.png": picture}), random),
        "cut off": lambda: _zip({"lesson.aculesson": text})[: random.randrange(1, 400)],
        "a long list": lambda: _long_list(_zip({"lesson.aculesson": text})),
        "a huge picture": lambda: _zip({"lesson.aculesson": text, "pictures/line.png": _huge(picture)}),
        "in itself": lambda: _zip({"lesson.aculesson.zip": _zip({"lesson.aculesson": text})}),
        "no lesson": lambda: _zip({"a.png": picture}),
        "other packing": lambda: _zip({"lesson.aculesson": text}, zipfile.ZIP_LZMA),
    }
    kind = random.choice(list(kinds))
    return kinds[kind](), f"packed: {kind}"


def _zip(contents: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED, link: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = packing
            if name == link:
                entry.external_attr = 0o120777 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def _with_other_bytes(archive: bytes, random: Random) -> bytes:
    changed = bytearray(archive)
    for _ in range(random.randint(1, 20)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _long_list(archive: bytes) -> bytes:
    """An archive whose end says that its list of files is as long as the file."""
    end = archive.rfind(b"PK\x05\x06")
    return archive[: end + 12] + struct.pack("<I", 0xFFFFFF) + archive[end + 16 :]


def _huge(picture: bytes) -> bytes:
    """A picture whose head says that it has more pixels than any memory holds."""
    return picture[:16] + struct.pack(">II", 2**31 - 1, 2**31 - 1) + picture[24:]
