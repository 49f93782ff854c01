"""Makes a class from the recorded demonstration: generate.py DEMO SIZE FOLDER writes FOLDER/roster.csv and FOLDER/work.

Every bundle is another one: the student, the AWS account, the addresses, the ids of instances, the start of each microservice
and one of its views are the student's own.
"""

import hashlib
import re
import sys
from pathlib import Path

demo, size, folder = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])


def bundle(name):
    """The schema of a bundle, and its evidence as the bytes that its digest is about."""
    text = (demo / name).read_text(encoding="utf-8")
    schema = re.search(r'"schema":"([^"]*)"', text)[1]
    return schema, text[text.index('"evidence":') + len('"evidence":') : text.rindex("}")]


def own(text, number):
    """The evidence as another student's: what was the same for all of the demonstration differs."""
    text = re.sub(r'"id":"[^"]*","name":"[^"]*"\},"urls"', f'"id":"s{number}","name":"Student {number}"}},"urls"', text, count=1)
    account = re.search(r'"account":"(\d{12})"', text)[1]
    text = text.replace(account, f"4{number:011}")
    text = text.replace("127.0.0.1", f"10.{number >> 16}.{(number >> 8) & 255}.{number & 255}")
    # A comment changes no verdict, and makes the file one that nobody else has.
    for file, comment in {"index.js": f"// {number}", "views/home.html": f"<!-- {number} -->"}.items():
        begin = rf'("path":"(?:customer|employee)/{re.escape(file)}"[^{{}}]*?"text":")'
        text = re.sub(begin, lambda found: f"{found[0]}{comment}\\n", text)
    return re.sub(r"\bi-[0-9a-f]{17}\b", lambda found: "i-" + hashlib.sha256(f"{found[0]}{number}".encode()).hexdigest()[:17], text)


kinds = [bundle(name) for name in ("right.json", "right.json", "half.json")]
(folder / "work").mkdir(parents=True)
with (folder / "roster.csv").open("w", encoding="utf-8") as roster:
    roster.write("id,name,email,submission\n")
    for number in range(size):
        schema, text = kinds[number % len(kinds)]
        text = own(text, number)
        digest = hashlib.sha256(text.encode()).hexdigest()
        whole = f'{{"schema":"{schema}","digest":"sha256:{digest}","evidence":{text}}}\n'
        (folder / f"work/s{number}.json").write_text(whole, encoding="utf-8")
        roster.write(f"s{number},Student {number},s{number}@example.org,work/s{number}.json\n")
