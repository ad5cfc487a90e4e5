"""Files as people bring them on a stick or a telephone, made here: by Pillow where others make them too, byte by byte where no
honest program would."""

import random
from pathlib import Path

from PIL import Image, ImageDraw

A4 = (1240, 1754)  # at 150 dpi


def sheet(number: int, size: tuple = A4) -> Image.Image:
    """A page of lines with its number in marks that survive a camera: so many black squares."""
    page = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(page)
    unit = size[0] // 20
    for n in range(number):
        draw.rectangle((unit * (2 + 2 * n), unit * 2, unit * (3 + 2 * n), unit * 3), fill="black")
    dice = random.Random(number)
    for y in range(unit * 5, size[1] - unit * 3, unit):
        x = unit * 2
        while x < size[0] - unit * 4:
            width = dice.randint(unit // 2, unit * 2)
            draw.rectangle((x, y, x + width, y + unit // 3), fill=(30, 30, 40))
            x += width + unit // 3
    return page


def photograph(path: Path) -> None:
    """A page on a desk, a little askew, as a telephone sees it."""
    desk = Image.effect_noise((2000, 2600), 18).convert("RGB")
    desk = Image.blend(desk, Image.new("RGB", desk.size, (92, 64, 38)), 0.8)
    page = sheet(3).convert("RGBA").rotate(4, expand=True, resample=Image.BICUBIC)
    desk.paste(page, (330, 380), page)
    desk.save(path, quality=90)


def pdf(pages: int, word: str = "Page", trailer: str = "", extra: tuple = ()) -> bytes:
    """So many pages of a line and a number, and nothing else."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>",
               f"<< /Type /Pages /Count {pages} /Kids [{' '.join(f'{4 + 2 * n} 0 R' for n in range(pages))}] >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for n in range(pages):
        drawn = f"BT /F 48 Tf 60 700 Td ({word} {n + 1}) Tj ET 60 640 475 3 re f 60 560 475 3 re f 60 480 300 3 re f"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> "
                       f"/Contents {5 + 2 * n} 0 R >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    objects += extra
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return out + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()


def locked_pdf() -> bytes:
    """Under a password that nobody knows: what stands for it was never made from one."""
    owner, user = "5A" * 32, "3C" * 32
    return pdf(1, "Locked", f"/Encrypt 6 0 R /ID [<{'11' * 16}> <{'11' * 16}>]",
               (f"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <{owner}> /U <{user}> >>",))


def put_on(stick: Path) -> None:
    stick.mkdir(parents=True)
    (stick / "form.pdf").write_bytes(pdf(3, "Form"))
    photograph(stick / "photo.jpg")
    sheet(1).convert("1").save(stick / "fax.tif", save_all=True, append_images=[sheet(2).convert("1")], compression="group4", dpi=(150, 150))
    sheet(5, (600, 800)).save(stick / "screen.png")
    (stick / "locked.pdf").write_bytes(locked_pdf())
    (stick / "long.pdf").write_bytes(pdf(2000))
    (stick / "holiday.jpg").write_bytes(Path("/bin/true").read_bytes())
    (stick / "IMG_0001.HEIC").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64))
