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
            for operation in ("ListBranches", "GetBranch", "GetCommit", "GetFolder", "GetBlob", "ListFileCommitHistory")
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
        "ListFileCommitHistory": "CommitDoesNotExistException",
    }
    return found + [error(f"codecommit:{name}", code, "No such thing", when=named) for name, code in missing.items()]


def _branch(repository: CodeRepository, named: dict) -> list[dict]:
    commits = _commits(repository)
    newest = commits[-1]
    branch = {"branchName": repository.branch, "commitId": newest.identifier}
    texts = sorted({text for commit in commits for text in commit.files.values()})
    return [
        answer("codecommit:GetBranch", {"branch": branch}, when=named | {"branchName": repository.branch}),
        *(rule for commit in commits for rule in commit.rules(named)),
        *(
            answer(
                "codecommit:ListFileCommitHistory",
                {"revisionDag": _changes(commits, path)},
                when=named | {"commitSpecifier": newest.identifier, "filePath": path},
            )
            for path in sorted(newest.files)
        ),
        *(
            answer("codecommit:GetBlob", {"content": text.encode()}, when=named | {"blobId": _object("blob", text.encode())})
            for text in texts
        ),
    ]


def _commits(repository: CodeRepository) -> list["_Commit"]:
    """All of the branch, the oldest first, an hour apart."""
    commits: list[_Commit] = []
    for number, files in enumerate([*repository.earlier, repository.files]):
        parents = [commits[-1].identifier] if commits else []
        commits.append(_Commit(files, _COMMITTED + 3600 * number, parents))
    return commits


def _changes(commits: list["_Commit"], path: str) -> list[dict]:
    """The commits in which the file at `path` is not what it was before, the newest first."""
    blobs = [commit.files.get(path) for commit in commits]
    changed = [c for c, blob, before in zip(commits, blobs, [None, *blobs]) if blob is not None and blob != before]
    return [
        {"commit": commit.described(), "blobId": _object("blob", commit.files[path].encode()), "path": path}
        for commit in reversed(changed)
    ]


class _Commit:
    """A commit of these files."""

    def __init__(self, files: dict[str, str], seconds: int, parents: list[str]):
        self.files = files
        self.folders = {path: _Folder() for path in [""]}
        for path, text in sorted(files.items()):
            above = path.split("/")[:-1]
            for depth in range(len(above) + 1):
                self.folders.setdefault("/".join(above[:depth]), _Folder())
            self.folders["/".join(above)].files[path] = _object("blob", text.encode())
        # The deepest first: the id of a folder depends on those in it.
        for path in sorted((path for path in self.folders if path), key=lambda path: -path.count("/")):
            self.folders[path.rpartition("/")[0]].folders[path] = self.folders[path].identifier
        self.tree = self.folders[""].identifier
        self.parents = parents
        self.person = {"name": "Student", "email": "student@example.com", "date": f"{seconds} +0000"}
        lines = [f"tree {self.tree}", *(f"parent {parent}" for parent in parents)]
        lines += [f"author {self.person['email']} {self.person['date']}", "", "Lab", ""]
        self.identifier = _object("commit", "\n".join(lines).encode())

    def described(self) -> dict:
        ids = {"commitId": self.identifier, "treeId": self.tree, "parents": self.parents}
        return {**ids, "message": "Lab\n", "author": self.person, "committer": self.person}

    def rules(self, named: dict) -> list[dict]:
        found = [answer("codecommit:GetCommit", {"commit": self.described()}, when=named | {"commitId": self.identifier})]
        for path, folder in self.folders.items():
            content = {"commitId": self.identifier, "folderPath": path, "treeId": folder.identifier, **folder.content()}
            asked = {"commitSpecifier": self.identifier, "folderPath": path or "/"}
            found.append(answer("codecommit:GetFolder", content, when=named | asked))
        return found


def head(repository: CodeRepository) -> str | None:
    """The id of the newest commit."""
    return _commits(repository)[-1].identifier if repository.files else None


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
