# language: fr
@4.3
Fonctionnalité: Créer le Dockerfile du microservice client et lancer un conteneur de test
  en: Create the customer microservice's Dockerfile and run a test container
  correction: Construisez l'image et lancez le conteneur comme l'aide du critère le dit ; donnez ses points si ce que dit son titre se voit.
  marking: Build the image and run the container as the criterion's hint says; give its points if what its title says can be seen.

  @4.3-a @points-0.25 @requires-3.3-a
  Scénario: customer/Dockerfile est valide et part d'une image de base
    en: customer/Dockerfile is valid and starts from a base image
    aide: Créez customer/Dockerfile ; sa première instruction est FROM, par exemple FROM node:11-alpine.
    help: Create customer/Dockerfile; its first instruction is FROM, such as FROM node:11-alpine.

    Étant donné le Dockerfile du microservice "customer"
    Alors le Dockerfile part d'une image de base

  @4.3-b @points-0.25 @requires-4.3-a
  Scénario: customer/Dockerfile fixe un répertoire de travail
    en: customer/Dockerfile sets a working directory
    aide: WORKDIR /usr/src/app
    help: WORKDIR /usr/src/app

    Étant donné le Dockerfile du microservice "customer"
    Alors le Dockerfile fixe un répertoire de travail

  @4.3-c @points-0.25 @requires-4.3-a
  Scénario: customer/Dockerfile copie le code de l'application
    en: customer/Dockerfile copies the application's code
    aide: COPY . .
    help: COPY . .

    Étant donné le Dockerfile du microservice "customer"
    Alors le Dockerfile copie le code de l'application

  @4.3-d @points-0.25 @requires-4.3-a
  Scénario: customer/Dockerfile installe les dépendances
    en: customer/Dockerfile installs the dependencies
    aide: RUN npm install
    help: RUN npm install

    Étant donné le Dockerfile du microservice "customer"
    Alors le Dockerfile installe les dépendances

  @4.3-e @points-0.25 @requires-4.3-a
  Scénario: customer/Dockerfile déclare le port 8080
    en: customer/Dockerfile declares port 8080
    aide: EXPOSE 8080 documente le port ; c'est l'application qui écoute.
    help: EXPOSE 8080 documents the port; it is the application that listens.

    Étant donné le Dockerfile du microservice "customer"
    Alors le Dockerfile déclare le port 8080

  @4.3-f @points-0.25 @requires-4.3-a
  Scénario: customer/Dockerfile fixe la commande de démarrage
    en: customer/Dockerfile sets the start command
    aide: CMD ["npm", "run", "start"] : la commande de l'image de base ne démarre pas l'application.
    help: CMD ["npm", "run", "start"]: the base image's command does not start the application.

    Étant donné le Dockerfile du microservice "customer"
    Alors le Dockerfile fixe la commande de démarrage

  @4.3-g @points-0.5
  Scénario: L'image du microservice client se construit
    en: The customer microservice's image builds
    aide: À évaluer : docker build -t customer customer/ se termine sans erreur.
    help: To judge: docker build -t customer customer/ ends without an error.

    Alors une personne en juge

  @4.3-h @points-0.5
  Scénario: Le conteneur du microservice client répond sur le port 8080
    en: The customer microservice's container answers on port 8080
    aide: À évaluer : docker run -d -p 8080:8080 -e APP_DB_HOST=<adresse> customer ; la page http://localhost:8080/ s'affiche.
    help: To judge: docker run -d -p 8080:8080 -e APP_DB_HOST=<address> customer; the page http://localhost:8080/ is shown.

    Alors une personne en juge

  @4.3-i @points-0.5
  Scénario: Le conteneur du microservice client affiche les fournisseurs
    en: The customer microservice's container lists the suppliers
    aide: À évaluer : http://localhost:8080/suppliers montre les lignes de la base donnée par APP_DB_HOST, sans message d'erreur.
    help: To judge: http://localhost:8080/suppliers shows the rows of the database given by APP_DB_HOST, without an error message.

    Alors une personne en juge
