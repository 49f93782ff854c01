"""What lies in the two source repositories: a small application of each service, and the deployment files."""

import json
from pathlib import Path

_DEPLOYMENT = Path(__file__).parents[3] / "sample-app" / "deployment"

_DOCKERFILE = """FROM node:20-alpine
WORKDIR /usr/src/app
COPY . .
RUN npm install
EXPOSE 8080
CMD ["npm", "run", "start"]
"""

_INDEX = """const express = require("express");
const supplier = require("./app/controller/supplier.controller");
const app = express();
{routes}
app.listen(process.env.APP_PORT || 8080);
"""

_ROUTES = {
    "customer": ['app.get("/suppliers", supplier.findAll);'],
    "employee": [
        'app.get("/admin/suppliers", supplier.findAll);',
        'app.post("/admin/supplier-add", supplier.create);',
        'app.post("/admin/supplier-update", supplier.update);',
        'app.post("/admin/supplier-remove/:id", supplier.remove);',
    ],
}

_PAGES = {"customer": ["home", "supplier-list-all"], "employee": ["home", "supplier-list-all", "supplier-add", "supplier-update"]}


def microservices() -> dict[str, str]:
    """Paths and texts of the repository of both services."""
    return {f"{role}/{path}": text for role in _ROUTES for path, text in _service(role).items()}


def starter() -> dict[str, str]:
    """What both services begin with: the code of the monolith, twice."""
    code = {path: text for path, text in _service("employee").items() if path != "Dockerfile"}
    return {f"{role}/{path}": text for role in _ROUTES for path, text in code.items()}


def _service(role: str) -> dict[str, str]:
    package = {"name": role, "scripts": {"start": "node index.js"}, "dependencies": {"express": "4", "mysql2": "3"}}
    actions = ["findAll"] if role == "customer" else ["findAll", "create", "update", "remove"]
    navigation = "navbar-dark bg-dark" if role == "customer" else "navbar-light bg-light"
    return {
        "Dockerfile": _DOCKERFILE,
        "index.js": _INDEX.format(routes="\n".join(_ROUTES[role])),
        "package.json": json.dumps(package, indent=2),
        "app/controller/supplier.controller.js": "".join(f"exports.{name} = async () => {{}};\n" for name in actions),
        "app/models/supplier.model.js": "module.exports = class Supplier {};\n",
        "public/css/base.css": "body { margin: 0; }\n",
        "views/nav.html": f'<nav class="navbar {navigation}"></nav>\n',
        **{f"views/{page}.html": f"<h1>{page}</h1>\n" for page in _PAGES[role]},
    }


def deployment() -> dict[str, str]:
    """The four files of the deployment repository, which are those of the sample application."""
    names = [f"{kind}-{role}.{ending}" for kind, ending in (("appspec", "yaml"), ("taskdef", "json")) for role in _ROUTES]
    return {name: (_DEPLOYMENT / name).read_text() for name in names}
