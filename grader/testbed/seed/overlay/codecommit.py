"""The source repositories, with the ids that Git itself would give to what they hold."""

import hashlib

from ..deploy import Account
from ..plan import CodeRepository, Plan
from .rules import answer, error

# When the student committed, seconds since 1970; any time will do, as long as ids do not depend on the clock.
_COMMITTED = 1_760_000_000

_MISSING = "RepositoryDoesNotExistException"


def rules(plan: Plan, account: Account) -> list[dict]:
    repositories = plan.code_repositories.values()
    client = account.client("codecommit")
    described = [_described(client, repository) for repository in repositories]
    names = [{"repositoryName": d["repositoryName"], "repositoryId": d["repositoryId"]} for d in described]
    found = []
    for repository in repositories:
        found += _repository(repository)
    return [
        answer("codecommit:ListRepositories", {"repositories": names}),
        answer(
            "codecommit:BatchGetRepositories",
            {"repositories": described, "repositoriesNotFound": []},
            pick=("repositoryNames", "repositories", "repositoryName"),
        ),
        *found,
        *(
            error(f"codecommit:{operation}", _MISSING, "The repository does not exist")
            for operation in ("ListBranches", "GetBranch", "GetCommit", "GetFolder", "GetBlob")
        ),
    ]


def _described(client, repository: CodeRepository) -> dict:
    metadata = client.get_repository(repositoryName=repository.name)["repositoryMetadata"]
    return metadata | ({"defaultBranch": repository.branch} if repository.files else {})


def _repository(repository: CodeRepository) -> list[dict]:
    named = {"repositoryName": repository.name}
    branches = [repository.branch] if repository.files else []
    found = [answer("codecommit:ListBranches", {"branches": branches}, when=named)]
    if repository.files:
        found += _branch(repository, named)
    missing = {
        "GetBranch": "BranchDoesNotExistException",
        "GetCommit": "CommitIdDoesNotExistException",
        "GetFolder": "CommitDoesNotExistException",
        "GetBlob": "BlobIdDoesNotExistException",
    }
    return found + [error(f"codecommit:{name}", code, "No such thing", when=named) for name, code in missing.items()]


def _branch(repository: CodeRepository, named: dict) -> list[dict]:
    folders = {path: _Folder() for path in [""]}
    for path, text in sorted(repository.files.items()):
        parents = path.split("/")[:-1]
        for depth in range(len(parents) + 1):
            folders.setdefault("/".join(parents[:depth]), _Folder())
        folders["/".join(parents)].files[path] = _object("blob", text.encode())
    # The deepest first: the id of a folder depends on those in it.
    for path in sorted((path for path in folders if path), key=lambda path: -path.count("/")):
        folders[path.rpartition("/")[0]].folders[path] = folders[path].identifier
    tree = folders[""].identifier
    person = {"name": "Student", "email": "student@example.com", "date": f"{_COMMITTED} +0000"}
    head = _object("commit", f"tree {tree}\nauthor {person['email']} {person['date']}\n\nLab\n".encode())
    branch = {"branchName": repository.branch, "commitId": head}
    commit = {"commitId": head, "treeId": tree, "parents": [], "message": "Lab\n", "author": person, "committer": person}
    return [
        answer("codecommit:GetBranch", {"branch": branch}, when=named | {"branchName": repository.branch}),
        answer("codecommit:GetCommit", {"commit": commit}, when=named | {"commitId": head}),
        *(
            answer(
                "codecommit:GetFolder",
                {"commitId": head, "folderPath": path, "treeId": folder.identifier, **folder.content()},
                when=named | {"commitSpecifier": head, "folderPath": path or "/"},
            )
            for path, folder in folders.items()
        ),
        *(
            answer("codecommit:GetBlob", {"content": text.encode()}, when=named | {"blobId": _object("blob", text.encode())})
            for text in sorted(set(repository.files.values()))
        ),
    ]


def head(repository: CodeRepository) -> str | None:
    """The id of the newest commit."""
    branch = [rule for rule in _branch(repository, {}) if rule["operation"] == "codecommit:GetBranch"]
    return branch[0]["answer"]["branch"]["commitId"] if repository.files else None


class _Folder:
    """A folder: paths of its files and folders, with their ids."""

    def __init__(self):
        self.files: dict[str, str] = {}
        self.folders: dict[str, str] = {}

    @property
    def identifier(self) -> str:
        entries = [("100644", path, id) for path, id in self.files.items()]
        entries += [("40000", path, id) for path, id in self.folders.items()]
        # Git sorts folders as if their names ended in a slash.
        entries.sort(key=lambda entry: entry[1] + ("/" if entry[0] == "40000" else ""))
        lines = [f"{mode} {path.rpartition('/')[2]}\0".encode() + bytes.fromhex(id) for mode, path, id in entries]
        return _object("tree", b"".join(lines))

    def content(self) -> dict:
        def located(path: str) -> dict:
            return {"absolutePath": path, "relativePath": path.rpartition("/")[2]}

        return {
            "subFolders": [{"treeId": id, **located(path)} for path, id in self.folders.items()],
            "files": [{"blobId": id, "fileMode": "NORMAL", **located(path)} for path, id in self.files.items()],
            "symbolicLinks": [],
            "subModules": [],
        }


def _object(kind: str, content: bytes) -> str:
    return hashlib.sha1(f"{kind} {len(content)}\0".encode() + content).hexdigest()
