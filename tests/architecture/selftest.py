#!/usr/bin/env python3
"""The check checked: a small sound house passes, and each way of breaking it is found, and found alone."""

import sys
import tempfile
import unittest
from pathlib import Path

import arrows
import check
import codemodel
import named

SOUND = {
    "CMakeLists.txt": """# A small house.
cmake_minimum_required(VERSION 3.25)
project(small LANGUAGES CXX)
include(cmake/small.cmake)
foreach(room base core/domain core/seal core/wire core/link devices/api hall hall/http app)
  add_subdirectory(${room})
endforeach()
""",
    "cmake/small.cmake": """function(room name)
  cmake_parse_arguments(A "" "" "SOURCES;PUBLIC" ${ARGN})
  add_library(${name} STATIC ${A_SOURCES})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/.qt/QtCore)
  target_link_libraries(${name} PUBLIC ${A_PUBLIC})
endfunction()
""",
    "base/CMakeLists.txt": "# base: for all.\nroom(yc_base SOURCES base.cpp)\n",
    "base/base.cpp": '#include "base/base.h"\n',
    "base/base.h": "#pragma once\n",
    "core/domain/CMakeLists.txt": "# domain: values.\nroom(yc_core_domain SOURCES domain.cpp PUBLIC yc_base)\n",
    "core/domain/domain.cpp": '#include "core/domain/rules/rule.h"\n',
    "core/domain/rules/rule.h": '#pragma once\n#include "base/base.h"\n',
    "core/seal/CMakeLists.txt": "# seal: digests.\nroom(yc_core_seal SOURCES seal.cpp PUBLIC yc_base)\n",
    "core/seal/seal.cpp": "// signals: in a comment, and \"emit x\" in words, are not code\nint forever(9999);\n#include \"made.inc\"\n",
    "core/wire/CMakeLists.txt": "# wire: contract.\nroom(yc_core_wire SOURCES wire.cpp PUBLIC yc_core_domain yc_core_seal)\n",
    "core/wire/wire.cpp": '#include "core/domain/rules/rule.h"\n#include <QLabelless>\n',
    "core/link/CMakeLists.txt": "# link: the way.\nroom(yc_core_link SOURCES link.cpp PUBLIC yc_core_wire)\n",
    "core/link/link.cpp": "int link() { return 1; }\n",
    "devices/api/CMakeLists.txt": "# api: faces.\nroom(yc_devices_api SOURCES api.cpp PUBLIC yc_base)\n",
    "devices/api/api.cpp": "int api() { return 1; }\n",
    "hall/CMakeLists.txt": "# hall: the hall.\nroom(yc_hall SOURCES hall.cpp PUBLIC yc_core_wire)\n",
    "hall/hall.cpp": "int hall() { return 1; }\n",
    "hall/http/CMakeLists.txt": "# http: Beast.\nroom(yc_hall_http SOURCES a.cpp b.cpp PUBLIC yc_hall)\n",
    "hall/http/a.cpp": "#include <boost/beast.hpp>\n",
    "hall/http/b.cpp": '#include "hall/http/b.h"\n',
    "hall/http/b.h": "#pragma once\n#include <boost/asio.hpp>\n",
    "app/CMakeLists.txt": "# app: windows.\nroom(yc_app SOURCES app.cpp PUBLIC yc_core_link yc_core_domain)\n",
    "app/app.cpp": '#include <QLabel>\n#include "core/domain/rules/rule.h"\n',
    ".qt/QtCore/QString": "",
    ".qt/QtWidgets/QLabel": "",
    ".qt/QtGui/QImage": "",
}

LINKED = SOUND["core/domain/CMakeLists.txt"]

# (what is broken, file, its new text, words of the one finding that is expected)
BROKEN = (
    ("core includes devices", "core/link/link.cpp", '#include "devices/api/x.h"\n', "core/link may not include devices/api"),
    ("devices include core", "devices/api/api.cpp", '#include "core/domain/rules/rule.h"\n', "devices/api may not include core/domain"),
    ("shipping code includes tests", "core/seal/seal.cpp", '#include "tests/t.h"\n', "core/seal may not include tests"),
    ("a link against the arrows", "core/domain/CMakeLists.txt", LINKED.replace("yc_base", "yc_base yc_devices_api"),
     "yc_core_domain may not link yc_devices_api"),
    ("what came along with another link is asked for by name", "core/link/CMakeLists.txt",
     SOUND["core/link/CMakeLists.txt"].replace("yc_core_wire", "yc_core_wire yc_core_domain"), "yc_core_link may not link yc_core_domain"),
    ("a room nobody knows", "cellar/wine.h", "#pragma once\n", "cellar/wine.h:1: unknown room"),
    ("Beast in the hall's services", "hall/hall.cpp", "#include <boost/beast/http.hpp>\n", "hall/hall.cpp:1: never here"),
    ("a third unit of Beast", "hall/http/a.cpp", None, "3 translation units see Beast"),
    ("OpenCV", "app/app.cpp", "#include <opencv2/core.hpp>\n", "never here: opencv2/core.hpp"),
    ("an include from the neighbour's point of view", "core/domain/domain.cpp", '#include "rules/rule.h"\n', "not rooted"),
    ("our own header as a system's", "core/domain/domain.cpp", "#include <base/base.h>\n", "our own <base/base.h>"),
    ("Widgets in core", "core/link/link.cpp", "#include <QLabel>\n", "core/link may not use QtWidgets"),
    ("Gui in core by its long name", "core/link/link.cpp", "#include <QtGui/QImage>\n", "core/link may not use QtGui"),
    ("Widgets linked in core", "core/link/CMakeLists.txt",
     "# link.\nadd_library(Qt6::Widgets INTERFACE IMPORTED)\n" + SOUND["core/link/CMakeLists.txt"].replace("wire", "wire Qt6::Widgets"),
     "yc_core_link may not link QtWidgets"),
    ("OpenCV linked", "core/wire/CMakeLists.txt",
     "# wire.\nadd_library(opencv_core INTERFACE IMPORTED)\n" + SOUND["core/wire/CMakeLists.txt"].replace("yc_core_seal", "yc_core_seal opencv_core"),
     "yc_core_wire links opencv_core"),
    ("a file no target has", "core/link/lost.cpp", "int lost();\n", "core/link/lost.cpp:1: unlisted"),
    ("a wrong name", "core/seal/CMakeLists.txt",
     SOUND["core/seal/CMakeLists.txt"] + "room(yc_wax SOURCES seal.cpp PUBLIC yc_base)\n", "called yc_core_seal, not yc_wax"),
    ("no purpose", "base/CMakeLists.txt", "room(yc_base SOURCES base.cpp)\n", "base/CMakeLists.txt:1: purpose"),
    ("globbed sources", "base/CMakeLists.txt", "# base.\nfile(GLOB all *.cpp)\nroom(yc_base SOURCES ${all})\n", "base/CMakeLists.txt:2: glob"),
    ("a link that does not say for whom", "devices/api/CMakeLists.txt",
     "# api.\nadd_library(yc_devices_api api.cpp)\ntarget_link_libraries(yc_devices_api yc_base)\n", "devices/api/CMakeLists.txt:3: link"),
    ("a long file", "base/base.cpp", "\n" * 501, "base/base.cpp:501: long"),
    ("signals", "app/app.cpp", "class A {\nsignals:\n};\n", "app/app.cpp:2: keyword"),
    ("public slots", "app/app.cpp", "class A {\npublic slots:\n};\n", "app/app.cpp:2: keyword"),
    ("emit", "app/app.cpp", "void f() { emit done(); }\n", "app/app.cpp:1: keyword"),
    ("foreach", "app/app.cpp", "void f() { foreach(a, b) {} }\n", "app/app.cpp:1: keyword"),
)


def batches() -> list:
    """Breaches that touch different files are laid into one tree, so that the tree is configured a few times only."""
    made = []
    for what, name, text, expected in BROKEN:
        if text is None:
            files = {"hall/http/CMakeLists.txt": SOUND["hall/http/CMakeLists.txt"].replace("b.cpp", "b.cpp c.cpp"),
                     "hall/http/c.cpp": '#include "hall/http/b.h"\n'}
        else:
            files = {name: text}
        for header in ("devices/api/x.h", "tests/t.h"):
            if header in (text or ""):
                files[header] = "#pragma once\n"
        # A folder whose build file is changed is left alone by the others of its batch.
        folders = {f.rsplit("/", 1)[0] for f in files}
        for batch in made:
            if not folders & {f.rsplit("/", 1)[0] for _, taken, _ in batch for f in taken}:
                batch.append((what, files, expected))
                break
        else:
            made.append([(what, files, expected)])
    return made


def lay(root: Path, files: dict) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class TheCheck(unittest.TestCase):
    def look(self, changes: dict) -> list:
        with tempfile.TemporaryDirectory(prefix="yichuang-selftest-") as folder:
            root = Path(folder) / "tree"
            lay(root, SOUND | changes)
            # One configured folder for all trees: the compiler is only asked once who it is.
            return check.findings(root, self.configured(root))

    def configured(self, root: Path) -> Path:
        cache = root.parent / "view"
        if not hasattr(TheCheck, "compiler"):
            codemodel.configure(root, cache)
            TheCheck.compiler = {p.relative_to(cache).as_posix(): p.read_bytes() for p in (cache / "CMakeFiles").glob("3*/CMake*.cmake")}
            return cache
        for name, content in TheCheck.compiler.items():
            (cache / name).parent.mkdir(parents=True, exist_ok=True)
            (cache / name).write_bytes(content)
        return cache

    def test_a_sound_house_passes(self):
        self.assertEqual([], self.look({}))

    def test_each_breach_is_found_and_nothing_else(self):
        for batch in batches():
            with self.subTest([what for what, _, _ in batch]):
                found = self.look({name: text for _, files, _ in batch for name, text in files.items()})
                self.assertEqual(len(batch), len(found), "\n".join(found))
                for what, _, expected in batch:
                    self.assertEqual(1, sum(expected in f for f in found), f"{what}: {expected} in\n" + "\n".join(found))

    def test_a_tree_that_cmake_refuses_is_no_success(self):
        with self.assertRaises(RuntimeError):
            self.look({"CMakeLists.txt": "# broken\nno_such_command()\n"})

    def test_the_table_has_no_circle_but_the_hall_s_own_rooms(self):
        def reaches(room, seen):
            for used in arrows.ARROWS[room]:
                if room.split("/")[0] == used.split("/")[0] == "hall":
                    continue
                self.assertNotIn(used, seen, f"{used} reaches itself")
                if used in arrows.ARROWS:
                    reaches(used, seen | {used})
        for room in arrows.ARROWS:
            reaches(room, {room})

    def test_every_room_in_the_table_s_cells_has_a_row(self):
        for room, used in arrows.ARROWS.items():
            for each in used:
                self.assertIn(each, arrows.ARROWS, f"{room} names {each}")

    def test_a_document_names_no_test_that_is_not_there(self):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "docs").mkdir()
            (root / "tests").mkdir()
            (root / "tests/tst_door.cpp").write_text("void TestDoor::itShuts()\n", encoding="utf-8")
            for words, expected in (("| a door | `tst_door` `itShuts` |", []), ("`tst_gate` shows it", ["docs/a.md:1: no test tst_gate"]),
                                    ("| a door | `tst_door` `itOpens`, `itShuts` |", ["docs/a.md:1: no itOpens in tst_door"])):
                (root / "docs/a.md").write_text(words + "\n", encoding="utf-8")
                self.assertEqual(expected, named.missing(root))


if __name__ == "__main__":
    sys.exit(unittest.main())
