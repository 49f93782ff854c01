# language: fr
@5.6
Fonctionnalité: Mettre à jour les fichiers et les enregistrer dans CodeCommit
  en: Update the files and check them into CodeCommit

  @5.6-a @points-0.5 @requires-5.4-u
  Scénario: L'image de taskdef-customer.json est laissée au pipeline
    en: The image of taskdef-customer.json is left to the pipeline
    aide: `"image": "<IMAGE1_NAME>"`, tel quel : CodePipeline le remplace. Le fichier doit être du JSON valide.
    help: `"image": "<IMAGE1_NAME>"`, as it is: CodePipeline replaces it. The file must be valid JSON.

    Étant donné le fichier de définition de tâche "taskdef-customer.json"
    Alors l'image du fichier de définition de tâche est "<IMAGE1_NAME>"

  @5.6-b @points-0.25 @requires-5.6-a
  Scénario: taskdef-customer.json n'a pas d'autre repère à remplir
    en: taskdef-customer.json has no other placeholder to fill in
    aide: Remplacez <ACCOUNT-ID>, <RDS-ENDPOINT> et les autres repères par leurs valeurs.
    help: Replace <ACCOUNT-ID>, <RDS-ENDPOINT> and the other placeholders by their values.

    Étant donné le fichier de définition de tâche "taskdef-customer.json"
    Alors aucun autre repère que "<IMAGE1_NAME>" ne reste dans le fichier de définition de tâche

  @5.6-c @points-0.5 @requires-5.4-v
  Scénario: L'image de taskdef-employee.json est laissée au pipeline
    en: The image of taskdef-employee.json is left to the pipeline
    aide: `"image": "<IMAGE1_NAME>"`, tel quel : CodePipeline le remplace. Le fichier doit être du JSON valide.
    help: `"image": "<IMAGE1_NAME>"`, as it is: CodePipeline replaces it. The file must be valid JSON.

    Étant donné le fichier de définition de tâche "taskdef-employee.json"
    Alors l'image du fichier de définition de tâche est "<IMAGE1_NAME>"

  @5.6-d @points-0.25 @requires-5.6-c
  Scénario: taskdef-employee.json n'a pas d'autre repère à remplir
    en: taskdef-employee.json has no other placeholder to fill in
    aide: Remplacez <ACCOUNT-ID>, <RDS-ENDPOINT> et les autres repères par leurs valeurs.
    help: Replace <ACCOUNT-ID>, <RDS-ENDPOINT> and the other placeholders by their values.

    Étant donné le fichier de définition de tâche "taskdef-employee.json"
    Alors aucun autre repère que "<IMAGE1_NAME>" ne reste dans le fichier de définition de tâche

  @5.6-e @service-codecommit @points-0.5 @requires-5.3-b
  Scénario: Les quatre fichiers sont dans CodeCommit
    en: The four files are in CodeCommit
    aide: Dans le dossier deployment : `git add` des deux fichiers taskdef et des deux fichiers appspec, `git commit`, `git push origin dev`.
    help: In the folder deployment: `git add` both taskdef files and both appspec files, `git commit`, `git push origin dev`.

    Étant donné le référentiel CodeCommit "deployment"
    Et sa branche "dev"
    Alors la branche contient "taskdef-customer.json, taskdef-employee.json, appspec-customer.yaml, appspec-employee.yaml"

  @5.6-f @service-git @points-0.5 @requires-5.3-d
  Scénario: Les quatre fichiers sont dans le dépôt Git
    en: The four files are in the git repository
    aide: Dans le dossier deployment : `git add` des deux fichiers taskdef et des deux fichiers appspec, `git commit`, `git push origin dev`.
    help: In the folder deployment: `git add` both taskdef files and both appspec files, `git commit`, `git push origin dev`.

    Étant donné le dépôt Git remis comme "deployment"
    Et sa branche "dev"
    Alors la branche contient "taskdef-customer.json, taskdef-employee.json, appspec-customer.yaml, appspec-employee.yaml"
