"""Source code with 10,000 files of `node_modules` in it, as a folder, in a repository of git, and as an archive."""

import subprocess
import zipfile

import measure as clock

FILES, RUNS = 10_000, 7
SUBMISSION = '[student]\nid = "s1"\nname = "Student 1"\n\n[source]\nmicroservices = "{}"\n'


def measure(bench, part):
    bench.needs_live()
    folder = bench.folder("sources")
    code = folder / "code"
    for service in ("customer", "employee"):
        (code / service).mkdir(parents=True)
        (code / service / "index.js").write_text('const app = require("express")();\napp.listen(8080);\n')
        (code / service / "package.json").write_text('{"scripts": {"start": "node index.js"}}\n')
    took = {}
    took["nothing"] = look(bench, folder, "code")
    for number in range(FILES):
        module = code / "customer" / "node_modules" / f"m{number // 20}" / "lib"
        module.mkdir(parents=True, exist_ok=True)
        (module / f"f{number}.js").write_text(f"module.exports = {number};\n" * 20)
    took["folder"] = look(bench, folder, "code")
    with zipfile.ZipFile(folder / "code.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in code.rglob("*"):
            archive.write(path, path.relative_to(folder))
    took["archive"] = look(bench, folder, "code.zip")
    git = ["git", "-C", code, "-c", "user.name=s1", "-c", "user.email=s1@example.org"]
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "All of it"]):
        subprocess.run([*git, *words], check=True)
    took["repository of git"] = look(bench, folder, "code")
    part.plain("the same code without node_modules", took.pop("nothing"), "ms")
    for name, milliseconds in took.items():
        part.at_most(f"{FILES:,} files of node_modules, {name}", milliseconds, 200, "ms")


def look(bench, folder, code):
    """How long the whole process takes that looks at the code and judges it."""
    (folder / "submission.toml").write_text(SUBMISSION.format(code))
    command = [bench.grader, "grade", folder, "--out", bench.work / "source", "--quiet", "--only", "3", "--read-only"]
    return clock.fastest(command, RUNS, ends=clock.ENDS).seconds * 1000
