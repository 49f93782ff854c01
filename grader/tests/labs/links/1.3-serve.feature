# language: en
@1.3
Feature: Serve the page

  @1.3-a @points-10
  Scenario: {page} answers
    help: Open {page} in a browser; the logs of the task say why it fails.

    When the page "{page}" is opened through the load balancer
    Then the answer has status 200

  @1.3-b @points-5
  Scenario: The page says who made it
    help: Write the names of the team on {page}.
    marking: Open {page}; give the points if the names of the whole team are there.

    Then a person judges

  @1.3-c @points-5
  Scenario: Port 80 leads to the service
    help: EC2 console › Load balancers › links-lb › Listeners: HTTP 80, forward to short-targets.

    Given the load balancer "links-lb"
    Then the HTTP listener 80 forwards by default to a target group of "shortener"
