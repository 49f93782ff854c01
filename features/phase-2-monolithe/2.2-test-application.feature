# language: fr
@2.2
Fonctionnalité: Tester l'application web monolithique
  en: Test the monolithic web application

  @2.2-a @points-0.25 @requires-2.1-c
  Scénario: La liste des fournisseurs s'affiche
    en: The list of suppliers shows
    aide: Ouvrez http://<adresse publique>/suppliers. Tableau vide : ajoutez un fournisseur (Add a new supplier). Une alerte rouge : la base de données ne répond pas ; vérifiez que l'instance RDS est disponible (console RDS › Bases de données).
    help: Open http://<public address>/suppliers. An empty table: add a supplier (Add a new supplier). A red alert: the database does not answer; check that the RDS instance is available (RDS console › Databases).

    Quand on ouvre la page "/suppliers" du monolithe
    Alors la réponse a le statut 200
    Et la page montre la liste des fournisseurs
    Et la liste compte au moins 1 fournisseurs

  @2.2-b @points-0.25 @requires-2.2-a
  Scénario: Un fournisseur a été ajouté à ceux du départ
    en: A supplier was added to the first ones
    aide: Sur la page Suppliers list, Add a new supplier : remplissez tous les champs et laissez le fournisseur dans la liste. La base du cours en a trois au départ.
    help: On the page Suppliers list, Add a new supplier: fill in all fields and leave the supplier in the list. The course's database begins with three.

    Quand on ouvre la page "/suppliers" du monolithe
    Alors la liste compte au moins 4 fournisseurs

  @2.2-c @points-0.5 @requires-2.2-a
  Scénario: Un fournisseur peut être ajouté
    en: A supplier can be added
    aide: Le correcteur remplit /supplier-add avec le téléphone 6135550147, cherche le fournisseur dans la liste, puis le retire. Faites de même avec ce numéro : l'application doit l'accepter sans avertissement ; sinon, rétablissez le code fourni.
    help: The grader fills in /supplier-add with the phone 6135550147, looks for the supplier in the list, then removes it. Do the same with this number: the application must accept it without a warning; otherwise restore the code provided.

    Quand un fournisseur fait l'aller-retour par le monolithe
    Alors le fournisseur ajouté apparaît dans la liste

  @2.2-d @points-0.5 @requires-2.2-c
  Scénario: Un fournisseur peut être modifié
    en: A supplier can be edited
    aide: Dans la liste, edit : changez la ville, envoyez, et vérifiez qu'elle a changé dans la liste. Sinon, lisez le message de la page, et rétablissez le code fourni du monolithe (app/models/supplier.model.js, update).
    help: In the list, edit: change the city, submit, and check that it changed in the list. If it did not, read the page's message, and restore the monolith's code as provided (app/models/supplier.model.js, update).

    Quand un fournisseur fait l'aller-retour par le monolithe
    Alors sa modification apparaît dans la liste

  @2.2-e @points-0.5 @requires-2.2-c
  Scénario: Un fournisseur peut être supprimé
    en: A supplier can be removed
    aide: Dans la liste, edit, puis Delete this supplier : le fournisseur doit quitter la liste. Sinon, lisez le message de la page, et rétablissez le code fourni du monolithe (app/models/supplier.model.js, remove).
    help: In the list, edit, then Delete this supplier: the supplier must leave the list. If it does not, read the page's message, and restore the monolith's code as provided (app/models/supplier.model.js, remove).

    Quand un fournisseur fait l'aller-retour par le monolithe
    Alors il disparaît de la liste une fois supprimé
