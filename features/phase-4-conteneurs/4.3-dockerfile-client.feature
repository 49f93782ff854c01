# language: fr
@4.3
Fonctionnalité: Créer le Dockerfile du microservice client et lancer un conteneur de test
  en: Create the customer microservice's Dockerfile and run a test container
  correction: Construisez l'image et lancez le conteneur comme l'aide du critère le dit ; donnez ses points si ce que dit son titre se voit.
  marking: Build the image and run the container as the criterion's hint says; give its points if what its title says can be seen.

  @4.3-a @points-0.25 @requires-3.3-a
  Scénario: customer/Dockerfile est valide et part d'une image de base
    en: customer/Dockerfile is valid and starts from a base image
    aide: Créez customer/Dockerfile ; sa première instruction est FROM, par exemple `FROM node:11-alpine`.
    help: Create customer/Dockerfile; its first instruction is FROM, such as `FROM node:11-alpine`.

    Étant donné le Dockerfile du microservice "customer"
    Alors le Dockerfile part d'une image de base

  @4.3-b @points-0.25 @requires-4.3-a
  Scénario: customer/Dockerfile fixe un répertoire de travail
    en: customer/Dockerfile sets a working directory
    aide: `WORKDIR /usr/src/app`
    help: `WORKDIR /usr/src/app`

    Étant donné le Dockerfile du microservice "customer"
    Alors le Dockerfile fixe un répertoire de travail

  @4.3-c @points-0.25 @requires-4.3-a
  Scénario: customer/Dockerfile copie le code de l'application
    en: customer/Dockerfile copies the application's code
    aide: `COPY . .`
    help: `COPY . .`

    Étant donné le Dockerfile du microservice "customer"
    Alors le Dockerfile copie le code de l'application

  @4.3-d @points-0.25 @requires-4.3-a
  Scénario: customer/Dockerfile installe les dépendances
    en: customer/Dockerfile installs the dependencies
    aide: `RUN npm install`
    help: `RUN npm install`

    Étant donné le Dockerfile du microservice "customer"
    Alors le Dockerfile installe les dépendances

  @4.3-e @points-0.25 @requires-4.3-a
  Scénario: customer/Dockerfile déclare le port 8080
    en: customer/Dockerfile declares port 8080
    aide: `EXPOSE 8080` documente le port ; c'est l'application qui écoute.
    help: `EXPOSE 8080` documents the port; it is the application that listens.

    Étant donné le Dockerfile du microservice "customer"
    Alors le Dockerfile déclare le port 8080

  @4.3-f @points-0.25 @requires-4.3-a
  Scénario: customer/Dockerfile fixe la commande de démarrage
    en: customer/Dockerfile sets the start command
    aide: `CMD ["npm", "run", "start"]` : la commande de l'image de base ne démarre pas l'application.
    help: `CMD ["npm", "run", "start"]`: the base image's command does not start the application.

    Étant donné le Dockerfile du microservice "customer"
    Alors le Dockerfile fixe la commande de démarrage

  @4.3-g @points-0.5 @requires-4.3-a
  Scénario: L'image du microservice client se construit
    en: The customer microservice's image builds
    aide: `docker build -t customer customer/` doit se terminer sans erreur ; les dernières lignes du constructeur disent ce qui manque.
    help: `docker build -t customer customer/` must end without an error; the builder's last lines say what is missing.

    Étant donné le conteneur du microservice "customer"
    Alors l'image se construit

  @4.3-h @points-0.5 @requires-4.3-g
  Scénario: Le conteneur du microservice client démarre et répond
    en: The customer microservice's container starts and answers
    aide: `docker run -d -p 8080:8080 -e APP_DB_HOST=<adresse> customer` ; http://localhost:8080/ doit s'afficher. `docker logs` dit pourquoi un conteneur s'arrête.
    help: `docker run -d -p 8080:8080 -e APP_DB_HOST=<address> customer`; http://localhost:8080/ must be shown. `docker logs` says why a container stops.

    Étant donné le conteneur du microservice "customer"
    Alors le conteneur répond à la page "/"

  @4.3-i @points-0.5 @requires-4.2-a
  Scénario: Le conteneur du microservice client affiche les fournisseurs
    en: The customer microservice's container lists the suppliers
    aide: /suppliers doit montrer les lignes de la base donnée par APP_DB_HOST, APP_DB_USER, APP_DB_PASSWORD et APP_DB_NAME : aucun hôte écrit dans le code.
    help: /suppliers must show the rows of the database given by APP_DB_HOST, APP_DB_USER, APP_DB_PASSWORD and APP_DB_NAME: no host written in the code.

    Étant donné le conteneur du microservice "customer"
    Alors la page "/suppliers" montre le fournisseur que le correcteur a mis dans la base
