# language: fr
@2.2
Fonctionnalité: Tester l'application web monolithique
  en: Test the monolithic web application

  @2.2-a @points-0.25 @requires-2.1-c
  Scénario: La liste des fournisseurs s'affiche
    en: The list of suppliers shows
    aide: Ouvrez http://<adresse publique>/suppliers. Une alerte rouge : la base de données ne répond pas ; vérifiez que l'instance RDS est disponible.
    help: Open http://<public address>/suppliers. A red alert: the database does not answer; check that the RDS instance is available.

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
    aide: Le correcteur ajoute un fournisseur par le formulaire de /supplier-add, le cherche dans la liste, puis le retire. Faites de même à la main et lisez le message affiché.
    help: The grader adds a supplier through the form of /supplier-add, looks for it in the list, then removes it. Do the same by hand and read the message shown.

    Quand un fournisseur fait l'aller-retour par le monolithe
    Alors le fournisseur ajouté apparaît dans la liste

  @2.2-d @points-0.5 @requires-2.2-c
  Scénario: Un fournisseur peut être modifié
    en: A supplier can be edited
    aide: Dans la liste, edit : changez la ville, envoyez, et vérifiez qu'elle a changé dans la liste.
    help: In the list, edit: change the city, submit, and check that it changed in the list.

    Quand un fournisseur fait l'aller-retour par le monolithe
    Alors sa modification apparaît dans la liste

  @2.2-e @points-0.5 @requires-2.2-c
  Scénario: Un fournisseur peut être supprimé
    en: A supplier can be removed
    aide: Dans la liste, edit, puis Delete this supplier : le fournisseur doit quitter la liste.
    help: In the list, edit, then Delete this supplier: the supplier must leave the list.

    Quand un fournisseur fait l'aller-retour par le monolithe
    Alors il disparaît de la liste une fois supprimé
