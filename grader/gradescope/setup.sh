#!/usr/bin/env bash
# Gradescope le lance une fois, quand il construit l'image : le correcteur doit démarrer et comprendre la grille.
# Gradescope runs it once, when it builds the image: the grader must start, and understand the rubric.
set -euo pipefail

source="${AUTOGRADER_ROOT:-/autograder}/source"

if [ ! -f "$source/grader" ]; then
    echo "il manque le programme « grader » à côté de setup.sh · the program \"grader\" is missing beside setup.sh" >&2
    exit 1
fi
chmod 755 "$source/grader"
"$source/grader" lint "$source/rubric"
