# language: fr
@3.3
Fonctionnalité: Créer des répertoires de travail et du code de départ pour les deux microservices
  en: Create working directories and starter code for both microservices

  @3.3-a @points-0.5 @requires-3.2-a
  Scénario: Le répertoire customer contient une application
    en: The directory customer holds an application
    aide: mkdir -p microservices/customer, puis copiez-y le code de l'application.
    help: mkdir -p microservices/customer, then copy the application's code into it.

    Étant donné le répertoire du microservice "customer"
    Alors le répertoire contient au moins un des fichiers "index.js, package.json"

  @3.3-b @points-0.5 @requires-3.2-a
  Scénario: Le répertoire employee contient une application
    en: The directory employee holds an application
    aide: mkdir -p microservices/employee, puis copiez-y le code de l'application.
    help: mkdir -p microservices/employee, then copy the application's code into it.

    Étant donné le répertoire du microservice "employee"
    Alors le répertoire contient au moins un des fichiers "index.js, package.json"

  @3.3-c @points-1 @requires-3.3-a @requires-3.3-b
  Scénario: Les deux microservices partent du même code
    en: Both microservices start from the same code
    aide: Enregistrez les deux copies (git commit) avant de modifier l'une d'elles : c'est le point de départ qui est jugé.
    help: Commit both copies before you change either: the starting point is what is judged.

    Étant donné le code source des microservices
    Alors un commit contient le même code de départ pour "customer" et "employee"
