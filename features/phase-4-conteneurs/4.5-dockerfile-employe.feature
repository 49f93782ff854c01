# language: fr
@4.5
Fonctionnalité: Créer le Dockerfile du microservice employé et lancer un conteneur de test
  en: Create the employee microservice's Dockerfile and run a test container
  correction: Construisez l'image et lancez le conteneur comme l'aide du critère le dit ; donnez ses points si ce que dit son titre se voit.
  marking: Build the image and run the container as the criterion's hint says; give its points if what its title says can be seen.

  @4.5-a @points-0.25 @requires-3.3-b
  Scénario: employee/Dockerfile est valide et part d'une image de base
    en: employee/Dockerfile is valid and starts from a base image
    aide: Créez employee/Dockerfile ; sa première instruction est FROM, par exemple FROM node:11-alpine.
    help: Create employee/Dockerfile; its first instruction is FROM, such as FROM node:11-alpine.

    Étant donné le Dockerfile du microservice "employee"
    Alors le Dockerfile part d'une image de base

  @4.5-b @points-0.25 @requires-4.5-a
  Scénario: employee/Dockerfile fixe un répertoire de travail
    en: employee/Dockerfile sets a working directory
    aide: WORKDIR /usr/src/app
    help: WORKDIR /usr/src/app

    Étant donné le Dockerfile du microservice "employee"
    Alors le Dockerfile fixe un répertoire de travail

  @4.5-c @points-0.25 @requires-4.5-a
  Scénario: employee/Dockerfile copie le code de l'application
    en: employee/Dockerfile copies the application's code
    aide: COPY . .
    help: COPY . .

    Étant donné le Dockerfile du microservice "employee"
    Alors le Dockerfile copie le code de l'application

  @4.5-d @points-0.25 @requires-4.5-a
  Scénario: employee/Dockerfile installe les dépendances
    en: employee/Dockerfile installs the dependencies
    aide: RUN npm install
    help: RUN npm install

    Étant donné le Dockerfile du microservice "employee"
    Alors le Dockerfile installe les dépendances

  @4.5-e @points-0.25 @requires-4.5-a
  Scénario: employee/Dockerfile déclare un port
    en: employee/Dockerfile declares a port
    aide: EXPOSE 8081 pour le conteneur de test ; la tâche 4.6 le ramène à 8080.
    help: EXPOSE 8081 for the test container; task 4.6 brings it back to 8080.

    Étant donné le Dockerfile du microservice "employee"
    Alors le Dockerfile déclare un port

  @4.5-f @points-0.25 @requires-4.5-a
  Scénario: employee/Dockerfile fixe la commande de démarrage
    en: employee/Dockerfile sets the start command
    aide: CMD ["npm", "run", "start"] : la commande de l'image de base ne démarre pas l'application.
    help: CMD ["npm", "run", "start"]: the base image's command does not start the application.

    Étant donné le Dockerfile du microservice "employee"
    Alors le Dockerfile fixe la commande de démarrage

  @4.5-g @points-0.5
  Scénario: L'image du microservice employé se construit
    en: The employee microservice's image builds
    aide: À évaluer : docker build -t employee employee/ se termine sans erreur.
    help: To judge: docker build -t employee employee/ ends without an error.

    Alors une personne en juge

  @4.5-h @points-0.5
  Scénario: Le conteneur du microservice employé répond sur son port
    en: The employee microservice's container answers on its port
    aide: À évaluer : docker run -d -p 8081:<port> -e APP_DB_HOST=<adresse> employee ; la page http://localhost:8081/admin/suppliers s'affiche.
    help: To judge: docker run -d -p 8081:<port> -e APP_DB_HOST=<address> employee; the page http://localhost:8081/admin/suppliers is shown.

    Alors une personne en juge

  @4.5-i @points-0.5
  Scénario: Dans le conteneur, on ajoute, modifie et supprime un fournisseur
    en: In the container, a supplier can be added, edited and removed
    aide: À évaluer : ajoutez un fournisseur, changez sa ville, supprimez-le ; chaque changement se voit dans la liste.
    help: To judge: add a supplier, change its city, remove it; every change shows in the list.

    Alors une personne en juge
