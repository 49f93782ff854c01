# language: fr
# Une remarque.
@6.1
Fonctionnalité: Créer quatre groupes cibles
  en: Create four target groups

  Contexte:
    Étant donné que le compte est lisible

  @6.1-a @points-1.5
  Scénario: Les groupes employee vérifient /admin/suppliers
    en: The employee groups check /admin/suppliers

    Quand on lit les groupes
      | groupe          | chemin           |
      | employee-tg-one | /admin/suppliers |
    Alors le chemin est
      """
      /admin/suppliers
      """

  @6.1-b @points-2 @cachee
  Scénario: Critère que personne ne doit voir
    en: Criterion that nobody may see

    Alors rien
