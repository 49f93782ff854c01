# language: fr
@1.1
Fonctionnalité: La page
  en: The page

  @1.1-a @points-40
  Scénario: La page répond
    en: The page answers
    aide: Démarrez l'application.
    help: Start the application.

    Quand on ouvre la page "/" du monolithe
    Alors la réponse a le statut 200

  @1.1-b @points-20 @cachee @requires-1.1-a
  Scénario: La marque canari
    en: The canary brand
    aide: Indice canari.
    help: Canary hint.

    Quand on ouvre la page "/" du monolithe
    Alors la marque de la page est "Canary brand"
