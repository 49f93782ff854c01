# language: fr
@4.5
Fonctionnalité: Créer le Dockerfile du microservice employé et lancer un conteneur de test
  en: Create the employee microservice's Dockerfile and run a test container
  correction: Construisez l'image et lancez le conteneur comme l'aide du critère le dit ; donnez ses points si ce que dit son titre se voit.
  marking: Build the image and run the container as the criterion's hint says; give its points if what its title says can be seen.

  @4.5-a @points-0.25 @requires-3.3-b
  Scénario: employee/Dockerfile est valide et part d'une image de base
    en: employee/Dockerfile is valid and starts from a base image
    aide: Créez employee/Dockerfile ; sa première instruction est FROM, par exemple `FROM node:11-alpine`.
    help: Create employee/Dockerfile; its first instruction is FROM, such as `FROM node:11-alpine`.

    Étant donné le Dockerfile du microservice "employee"
    Alors le Dockerfile part d'une image de base

  @4.5-b @points-0.25 @requires-4.5-a
  Scénario: employee/Dockerfile fixe un répertoire de travail
    en: employee/Dockerfile sets a working directory
    aide: `WORKDIR /usr/src/app`
    help: `WORKDIR /usr/src/app`

    Étant donné le Dockerfile du microservice "employee"
    Alors le Dockerfile fixe un répertoire de travail

  @4.5-c @points-0.25 @requires-4.5-a
  Scénario: employee/Dockerfile copie le code de l'application
    en: employee/Dockerfile copies the application's code
    aide: `COPY . .`
    help: `COPY . .`

    Étant donné le Dockerfile du microservice "employee"
    Alors le Dockerfile copie le code de l'application

  @4.5-d @points-0.25 @requires-4.5-a
  Scénario: employee/Dockerfile installe les dépendances
    en: employee/Dockerfile installs the dependencies
    aide: `RUN npm install`
    help: `RUN npm install`

    Étant donné le Dockerfile du microservice "employee"
    Alors le Dockerfile installe les dépendances

  @4.5-e @points-0.25 @requires-4.5-a
  Scénario: employee/Dockerfile déclare un port
    en: employee/Dockerfile declares a port
    aide: `EXPOSE 8081` pour le conteneur de test ; la tâche 4.6 le ramène à 8080.
    help: `EXPOSE 8081` for the test container; task 4.6 brings it back to 8080.

    Étant donné le Dockerfile du microservice "employee"
    Alors le Dockerfile déclare un port

  @4.5-f @points-0.25 @requires-4.5-a
  Scénario: employee/Dockerfile fixe la commande de démarrage
    en: employee/Dockerfile sets the start command
    aide: `CMD ["npm", "run", "start"]` : la commande de l'image de base ne démarre pas l'application.
    help: `CMD ["npm", "run", "start"]`: the base image's command does not start the application.

    Étant donné le Dockerfile du microservice "employee"
    Alors le Dockerfile fixe la commande de démarrage

  @4.5-g @points-0.5 @requires-4.5-a
  Scénario: L'image du microservice employé se construit
    en: The employee microservice's image builds
    aide: `docker build -t employee employee/` doit se terminer sans erreur ; les dernières lignes du constructeur disent ce qui manque.
    help: `docker build -t employee employee/` must end without an error; the builder's last lines say what is missing.

    Étant donné le conteneur du microservice "employee"
    Alors l'image se construit

  @4.5-h @points-0.5 @requires-4.5-g
  Scénario: Le conteneur du microservice employé démarre et répond
    en: The employee microservice's container starts and answers
    aide: `docker run -d -p 8081:<port> -e APP_DB_HOST=<adresse> employee` ; http://localhost:8081/admin/suppliers doit répondre. `docker logs` dit pourquoi un conteneur s'arrête.
    help: `docker run -d -p 8081:<port> -e APP_DB_HOST=<address> employee`; http://localhost:8081/admin/suppliers must answer. `docker logs` says why a container stops.

    Étant donné le conteneur du microservice "employee"
    Alors le conteneur répond à la page "/admin/suppliers"

  @4.5-i @points-0.25 @requires-4.4-b @requires-4.4-d @requires-4.4-e
  Scénario: Dans le conteneur, on ajoute, modifie et supprime un fournisseur
    en: In the container, a supplier can be added, edited and removed
    aide: Ajoutez un fournisseur, changez sa ville, supprimez-le : chaque changement doit se voir dans la liste, et le conteneur tourner encore.
    help: Add a supplier, change its city, remove it: every change must show in the list, and the container must still run.

    Étant donné le conteneur du microservice "employee"
    Alors un fournisseur s'y ajoute, s'y modifie et s'en supprime

  @4.5-j @points-0.25 @requires-4.4-a
  Scénario: Le conteneur du microservice employé affiche les fournisseurs
    en: The employee microservice's container lists the suppliers
    aide: /admin/suppliers doit montrer les lignes de la base donnée par APP_DB_HOST, APP_DB_USER, APP_DB_PASSWORD et APP_DB_NAME : aucun hôte écrit dans le code.
    help: /admin/suppliers must show the rows of the database given by APP_DB_HOST, APP_DB_USER, APP_DB_PASSWORD and APP_DB_NAME: no host written in the code.

    Étant donné le conteneur du microservice "employee"
    Alors la page "/admin/suppliers" montre le fournisseur que le correcteur a mis dans la base
