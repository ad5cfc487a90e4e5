"""The arrows of the house, once. A room may include and link what stands in its row, itself, and base; nothing else.

A room is a folder with a row here; a folder without one belongs to the nearest row above it (core/domain/rules is
core/domain). Tests may use anything but what NEVER_INCLUDED says of them. docs/architecture.md draws this table.
"""

# The drivers that the two clients ship. They are named in the clients' main.cpp and nowhere else.
DRIVERS = ("devices/card", "devices/code", "devices/pad", "devices/print", "devices/scan", "devices/camera",
           "devices/lobby", "devices/smartcard", "devices/sound")

# core/imaging is not among them: OpenCV stays out of the clients, who ask yichuang-imaged through core/pages.
CORE = ("core/domain", "core/seal", "core/wire", "core/pack", "core/papers", "core/pages", "core/store", "core/vault",
        "core/link", "core/sync", "core/flow")

ARROWS = {
    "base": (),

    "devices/api": (),
    "devices/transport": ("devices/api",),
    # The protocols answer with the codes and fill the values that the application sees.
    "devices/card/protocol": ("devices/api",),
    "devices/pad/protocol": ("devices/api",),
    "devices/print/protocol": ("devices/api",),
    "devices/code/protocol": ("devices/api",),
    "devices/lobby/protocol": ("devices/api",),
    "devices/smartcard/protocol": ("devices/api",),
    "devices/card": ("devices/card/protocol", "devices/api", "devices/transport"),
    "devices/code": ("devices/code/protocol", "devices/api", "devices/transport"),
    "devices/lobby": ("devices/lobby/protocol", "devices/api", "devices/transport"),
    "devices/pad": ("devices/pad/protocol", "devices/api", "devices/transport"),
    "devices/print": ("devices/print/protocol", "devices/api", "devices/transport"),
    "devices/scan": ("devices/api", "devices/transport"),
    "devices/camera": ("devices/api",),
    "devices/sound": ("devices/api",),
    "devices/smartcard": ("devices/smartcard/protocol", "devices/api", "devices/transport"),
    "devices/hub": ("devices/api", "devices/transport"),
    # The twins speak the same bytes as the things they stand for, so they know the protocols, never the drivers.
    "devices/virtual": ("devices/api", "devices/transport", "devices/card/protocol", "devices/pad/protocol",
                        "devices/print/protocol", "devices/lobby/protocol", "devices/smartcard/protocol"),
    # Links umockdev and works only under its preload, so it stands apart from the twins that the bench runs.
    "devices/virtual/usb": ("devices/virtual", "devices/api", "devices/transport", "devices/card/protocol",
                            "devices/pad/protocol", "devices/print/protocol", "devices/lobby/protocol",
                            "devices/smartcard/protocol"),

    # A plug-in of GStreamer's: what reads the pictures that the bench draws, inside the process that a real camera's
    # driver would be in.
    "devices/virtual/camera": (),
    # A back end of SANE's, inside the process that a real scanner's driver would be in. What lies in its feeder is
    # written by the twin that tests hold.
    "devices/virtual/sane": ("devices/virtual",),
    # Makers' libraries that no maker made, in plain C++: they see the declarations of what such a library exports.
    "devices/virtual/vendor": ("devices/card/protocol",),

    "core/domain": (),
    "core/seal": (),
    "core/store": (),
    "core/wire": ("core/domain", "core/seal"),
    "core/pack": ("core/domain", "core/seal"),
    "core/imaging": ("core/domain", "core/seal"),
    "core/papers": ("core/pack", "core/domain"),
    "core/pages": ("core/domain",),
    "core/vault": ("core/store", "core/seal", "core/domain"),
    "core/link": ("core/wire", "core/seal"),
    "core/sync": ("core/vault", "core/link", "core/wire", "core/seal", "core/domain"),
    "core/flow": ("core/domain", "core/pack", "core/papers", "core/vault", "core/sync", "core/link", "core/wire",
                  "core/seal", "devices/api"),

    "ui": ("core/domain", "core/flow", "core/papers", "devices/api"),
    "app": ("ui", *CORE, "devices/api", "devices/hub", *DRIVERS),
    "kiosk": ("ui", *CORE, "devices/api", "devices/hub", *DRIVERS),

    "helpers/scand": ("helpers/walls", "devices/scan", "devices/api"),
    "helpers/camerad": ("helpers/walls", "devices/camera", "devices/api"),
    "helpers/walls": (),
    # A library that gives words instead of codes is asked for them here; the devices know no domain.
    "helpers/vendord": ("helpers/walls", "devices/card/protocol", "devices/api", "core/domain"),
    "helpers/imaged": ("helpers/walls", "core/pages", "core/imaging", "core/pack", "core/domain"),

    "hall": ("core/wire", "core/domain", "core/seal", "core/store", "core/pack"),
    "hall/http": ("hall", "core/wire", "core/domain", "core/seal"),
    "hall/render": ("hall", "core/wire", "core/domain", "core/seal", "core/pack", "core/papers"),

    "resources": (),
    "translations": (),
}

# hall is one program in several folders: its composition root names them all.
ARROWS["hall"] += ("hall/http", "hall/render")

# Who may include and link OpenCV and ONNX: the process that unpacks what people bring, what it is made of, the one that
# exposes a camera for a face, and tests.
OPENCV_ROOMS = ("core/imaging", "helpers/imaged", "helpers/camerad", "tests")

# (what an #include looks like, where alone it may stand, why)
NEVER_INCLUDED = (
    (r"boost/(beast|asio)", ("hall/http",), "Beast and Asio cost a minute a file: only hall/http pays it"),
    (r"opencv2/|onnxruntime", OPENCV_ROOMS, "OpenCV and ONNX belong to imaged and camerad"),
    (r"^(gst|glib|gio)/", ("helpers/camerad", "devices/virtual/camera", "devices/virtual/usb"),
     "GStreamer belongs to camerad"),
    (r"^pulse/", ("devices/sound",), "the sound service is asked in one place"),
    (r"gtest|catch2|doctest", (), "tests are Qt Test and rapidcheck"),
)

# At most so many translation units of hall/http may see Beast or Asio.
BEAST_UNITS = 2

# (rooms by their first words, but not these, Qt modules that they may neither include nor link, why)
NEVER_QT = (
    (("core",), (), ("QtWidgets", "QtPrintSupport", "QtQml"), "core has no windows"),
    (("core",), ("core/papers", "core/flow"), ("QtGui",), "core has no Gui outside papers"),
    (("base",), (), ("QtGui", "QtWidgets", "QtNetwork", "QtPrintSupport"), "base is QtCore values"),
    (("devices",), ("devices/virtual",), ("QtWidgets", "QtPrintSupport"), "devices open no windows"),
    (("hall",), ("hall/render",), ("QtGui", "QtWidgets"), "the hall draws only in its render child"),
)
