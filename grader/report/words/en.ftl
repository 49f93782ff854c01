# The words of the reports.

## Statuses

status-excused = excused
status-passed = passed
status-starting = starting
status-failed = to fix
status-blocked = waiting
status-inconclusive = not seen
status-manual = to review
status-broken = our error

## Values

value-absent = absent
value-present = present
value-not-handed-in = not handed in
value-empty = (empty)
value-and = { $first } and { $last }

## A “label: value” line

line = { $label }: { $value }

## Head and total

report = Report
student-group = group { $group }
phase = Phase { $number }
mark = Mark
mark-total = { $earned } { $of }
mark-of = { $n ->
    [one] out of { $points } point
   *[other] out of { $points } points
}
mark-open = { $n ->
    [one] { $points } point still open
   *[other] { $points } points still open
}
mark-lost = { $n ->
    [one] { $points } point not earned
   *[other] { $points } points not earned
}
mark-earned = { $n ->
    [one] { $points } point earned
   *[other] { $points } points earned
}
mark-excused = { $n ->
    [one] { $points } point excused
   *[other] { $points } points excused
}
mark-sum = Points earned
mark-open-means = An open point is neither won nor lost: it awaits review or could not be seen.
worth = { $n ->
    [one] { $points } point
   *[other] { $points } points
}

## Columns

column-status = Status
column-criterion = Criterion
column-id = Task
column-title = Title
column-points = Points
column-open = Open

## Sections

section-next = Next step
section-path = Path
section-fix = To fix
section-starting = Starting
starting-means = Nothing to fix here: AWS has not finished. Look again in a minute or two.
section-blocked = Waiting
section-unseen = Not seen
section-review = To review
section-broken = Errors of the grader
section-human = Decided by a person
section-adjustments = From the points to the mark
section-remarks = Remarks
section-notices = Good to know
section-tasks = Task by task

fix-means = In the order of the course: each fix may unblock the criteria that build on it.
unseen-means = These points stay open. It is nobody’s fault: the grader could not look.
review-means = These points stay open until a person has marked them.
broken-means = These points stay open. The defect is in the grader or in the rubric, not in your work.
manual-means = A person reviews this task.
manual-criterion = A person reviews this criterion.

## Details of a criterion

detail-expected = Expected
detail-observed = Observed
detail-where = Source
detail-hint = Hint
detail-guide = How to mark
detail-why = Why
detail-operation = Operation
detail-todo = What to do
detail-reply = Reply received
detail-defect = Detail
detail-remark = Remark
detail-asked = Questions asked
detail-place = Criterion declared in
detail-evidence = Evidence
detail-command = See for yourself:
detail-criteria = Criteria
detail-push = This code is read in the repository online: once corrected, `git add`, `git commit` and `git push`.
unseen-alike = { $n } criteria for one reason ({ $worth })
waits-until = Waited for of { $subject }: { $expected }; for now: { $observed }.
waits-page = Waited for: an answer from { $page }, which comes once a target is healthy.
subject = { $name }, { $aspect }
aspect-add-control = link or form that adds
aspect-alarm = alarm
aspect-alert = warning on the page
aspect-application = application
aspect-branch = branch
aspect-brand = brand of the page
aspect-capacity-providers = capacity providers
aspect-commit = commit
aspect-connection = connection type
aspect-container = container
aspect-container-instances = container instances
aspect-containers = containers
aspect-default-action = default action
aspect-deployment = latest deployment
aspect-differing-files = files that differ
aspect-edit-control = link or form that edits
aspect-error = error
aspect-essential-containers = essential containers
aspect-execution = latest execution
aspect-exit-code = exit code
aspect-exports = exported functions
aspect-forms = forms
aspect-grader-supplier = the grader’s supplier
aspect-health-check-path = health check path
aspect-healthy-targets = healthy targets
aspect-image = image
aspect-ingress = inbound rule
aspect-instance = EC2 instance
aspect-instance-type = instance type
aspect-last-event = last log event
aspect-links = links
aspect-listeners = listeners
aspect-listening-address = listening address
aspect-listening-program = listening program
aspect-listening-port = listening port
aspect-load-balancer = load balancer
aspect-message = message of the page
aspect-monolith = monolith
aspect-navigation-bar = navigation bar
aspect-navigation-link = link of the navigation bar
aspect-output-artifact = output artifact
aspect-placeholders = placeholders to fill in
aspect-planted-supplier = supplier that the grader put into the database
aspect-policy = access policy
aspect-port = port
aspect-production-listener = production listener
aspect-production-traffic = production traffic
aspect-protocol = protocol
aspect-public-address = public IPv4 address
aspect-push-time = time of the push
aspect-remove-control = form that deletes
aspect-routes = routes
aspect-rows = rows of the table
aspect-rules = rules
aspect-scheme = scheme
aspect-security-group = security group
aspect-source-addresses = source IP addresses let in
aspect-state = state
aspect-subnets = subnets
aspect-table = table of the page
aspect-target-group = target group
aspect-target-groups = target groups
aspect-target-type = target type
aspect-terminate-action = what becomes of the old tasks
aspect-terminate-wait = minutes before the old tasks end
aspect-test-listener = test listener
aspect-title = title of the page
aspect-twelve-months = 12-month total
aspect-twelve-times-monthly = 12-month total from the monthly total
aspect-users = users
aspect-views = views
aspect-vpc = VPC
difference = { $subject }: expected { $expected }, observed { $observed }
citation = { $question }, { $resource }
question-aws = AWS API { $name }
question-container = container { $name }
question-diagram = diagram handed in
question-estimate = estimate handed in
question-answers = answers file
question-microservices = code of the microservices
question-deployment = deployment files
question-round-trip = round trip of a supplier, { $name }
unblocks-label = Also unblocks
unblocks = { unblocks-label } { $ids }
unblocks-count = { $n ->
    [one] Also unblocks { $n } criterion
   *[other] Also unblocks { $n } criteria
}
waits-for-label = Waits for
waits-for = { waits-for-label } { $ids }
hidden-title = Hidden criterion
hidden-means = This criterion counts, but what it looks at is not shown.
hidden-badge = hidden from students

## Decisions of a person

decided-why = { $what }: { $reason }
human-mark = { $n ->
    [one] { $points } point given by { $marker } on { $date }
   *[other] { $points } points given by { $marker } on { $date }
}
human-shared = { $n ->
    [one] { $points } point, a share of the mark given to the task by { $marker } on { $date }
   *[other] { $points } points, a share of the mark given to the task by { $marker } on { $date }
}
human-beneath = The grader by itself: { $status }, { $score }.
human-changed = This verdict is not the one that { $marker } saw: look again.
waiver = Excused until { $until } by { $marker }
waiver-over = The excuse given by { $marker } ended on { $until }, and this counts

## From the points to the mark

adjustment-attempt-best = Attempt { $number } of { $of }: the best one counts.
adjustment-attempt-last = Attempt { $number } of { $of }: the last one counts.
adjustment-rebased = { $n ->
    [one] { $excused } point excused: the rest counts for the whole.
   *[other] { $excused } points excused: the rest counts for the whole.
}
adjustment-grace = Handed in on { $submitted }, after it was due on { $due } but within the grace period.
adjustment-late = { $n ->
    [one] Handed in on { $submitted }, { $days } day after it was due on { $due }.
   *[other] Handed in on { $submitted }, { $days } days after it was due on { $due }.
}
adjustment-time-unknown = Time of handing in unknown (due: { $due }): no lateness is counted.
bonus = Bonus
bonus-missed = Bonuses not gained yet
adjustment-bonus-gained = Bonus { $id }: { $title }
adjustment-bonus-full = Bonus { $id }: { $title } ({ $n ->
    [one] { $worth } point
   *[other] { $worth } points
}; the mark goes no higher than all points)
adjustment-bonus-not-gained = Bonus { $id }, not gained: { $title } ({ $n ->
    [one] { $worth } point
   *[other] { $worth } points
}). { $hint }
adjustment-bonus-unseen = Bonus { $id }, not seen: { $title } ({ $n ->
    [one] { $worth } point
   *[other] { $worth } points
}). { $why }
adjustment-bonus = Bonus given by { $marker } on { $date }: { $reason }

## Next step

next-keys = First give the AWS keys, which { $n ->
    [one] { $n } criterion waits for
   *[other] { $n } criteria wait for
}: in AWS Academy, Start Lab, then AWS Details, AWS CLI: Show; copy the block and run again with --aws-credentials - to paste it (or name a profile in [aws] of submission.toml).
next-keys-expired = First renew the AWS keys, which { $n ->
    [one] { $n } criterion waits for
   *[other] { $n } criteria wait for
}: in AWS Academy, Start Lab, then AWS Details, AWS CLI: Show; copy the new block and run again.
next-fix = Start with { $id }: { $title }.
next-starting = Wait a minute or two: { $id } is starting.
next-clear = Make { $id } visible: { $todo }
next-hidden = One hidden criterion is left to satisfy: read the text of task { $task } again.
next-broken = Tell your instructor about { $id }: the grader made a mistake.
next-wait = Nothing to fix: a person reviews the rest.
next-marked = Nothing to fix: everything is marked.
next-done = Everything passed. Well done!

## Provenance

provenance = Evidence
provenance-observed = seen by the grader
provenance-attested = attested by the student
provenance-sample = a sample that ships with the grader

## Remarks: without effect on the points

remark-renamed = Found under the name { $found } (in the course: { $expected }).
remark-other-port = { $subject }: port { $found }, the same everywhere (in the course: { $expected }).
remark-other-value = { $subject }: { $found } does the job (in the course: { $expected }).
remark-left-behind = The supplier { $subject }, which the grader added, could not be removed from { $expected }: remove it by hand.
remark-judged-from-source = { $subject }: judged from the source code, with no container to check it.
remark-behaviour-counts = The code says { $subject }, the running container { $found }: what it does counts.
remark-exposes-other = { $subject }: EXPOSE { $found } only documents a port; the application listens on { $expected }, and that counts.
remark-private-key = { $subject } is a private key: treat it as published. Replace the key, remove the file, and add its name to .gitignore.
remark-without-history = { $subject }: without a git history that can be read; what lies there now will do here.
remark-looks-swapped = The customer and employee services look swapped.
remark-not-readable = { $subject }: the code alone does not tell ({ $found }); a person judges.

## Notices

notice-custom-endpoint = AWS was asked at another address than its own: { $url }.
notice-unsigned = Nobody signed this evidence, although the course has keys.
notice-signed-by-stranger = This evidence is signed by a key that is foreign to the course: { $key }.
notice-signed-anew = This evidence is signed by { $key }; the evidence before it was signed by { $before }.
notice-other-student = This evidence names another student: { $found }.
notice-nothing-handed-in = Nothing was handed in: the points are those that people gave.
notice-other-lab = This evidence was recorded for another lab: { $found }.
notice-other-host = { $address } ({ $found }) is not an address of the account, which has { $own }. A domain of one’s own may lead there; to be checked.
notice-local-addresses = Local or private addresses were allowed.
notice-rebased = Profile { $profile }: this class does not use { $services }.
notice-rebased-tasks = Judged otherwise, for the same points: { $tasks }.
notice-left-out = Left out, their points shared out among the other tasks of the phase: { $tasks }.

## Why something could not be seen, and what to do

gap-some-operation = the operation asked for
gap-not-provided = The submission does not say where to look.
gap-not-provided-todo = Add the [aws] table or the missing address to submission.toml.
gap-access-denied = The identity in use may not call { $operation }.
gap-access-denied-todo = Allow the read action { $operation }; “grader iam-policy” prints the whole policy.
gap-expired-credentials = The AWS credentials have expired.
gap-expired-credentials-todo = Restart the lab (AWS Academy: Start Lab, then AWS Details, AWS CLI: Show), copy the new keys and run again.
gap-invalid-credentials = AWS does not accept the credentials, or there are none.
gap-invalid-credentials-todo = AWS Academy: Start Lab, then AWS Details, AWS CLI: Show; copy the block and pass it with --aws-credentials (“-” to paste it), or name a profile in [aws] of submission.toml, then run again.
gap-throttled = AWS refused to answer: too many requests.
gap-throttled-todo = Wait a minute, then run again.
gap-timed-out = No answer in time.
gap-timed-out-todo = Check that the service runs and that its security group lets requests in, then run again.
gap-connection-refused = The machine answers, but nothing listens on that port.
gap-connection-refused-todo = Start the application and check its port, then run again.
gap-unreachable = No connection.
gap-unreachable-todo = Check the address, that the machine runs and that yours is connected to the Internet, then run again.
gap-forbidden-address = The grader does not visit this address.
gap-forbidden-address-todo = Give a public address; for a local trial, add --local.
gap-address-allowed = Only certain addresses are let in, and the grader's is one of them.
gap-address-allowed-todo = Run it from an address that is not allowed.
gap-address-refused = Only certain addresses are let in, and the grader's is not one of them.
gap-address-refused-todo = Run it from an address that is allowed, or grade the recording of a self-check made there.
gap-read-only = The grader was told to change nothing (--read-only).
gap-read-only-todo = Run again without --read-only.
gap-server-error = The other side answered with an error of its own.
gap-server-error-todo = Run again later; if it lasts, look at the logs of the service.
gap-too-large = The answer is larger than what the grader reads.
gap-too-large-todo = Check that the address leads to the application.
gap-malformed = The answer could not be understood.
gap-malformed-todo = Check that the address leads to the application; otherwise report it.
gap-no-docker = There is no container engine on the grader’s machine.
gap-no-docker-todo = Install or start Docker, then run again.
gap-not-usable = What submission.toml names there cannot be read.
gap-not-usable-todo = Correct this line of submission.toml (path, address or branch), then run again.
gap-no-git = There is no git program, or too old a one, on the grader’s machine.
gap-no-git-todo = Install git 2.37 or newer, then run again; or hand in the repository as a clone, a zip or a tar.
gap-not-recorded = The recorded evidence does not hold the answer.
gap-not-recorded-todo = Record again with --record while the lab is running.

## Routing

section-routing = The routing as found
routing-means = From left to right, the way of a request. ✗ marks what a criterion to fix points at.
routing-in-words = The same way in words
routing-cut = There is more: only the beginning is shown.
route-listeners = Listeners
route-rules = Rules
route-groups = Target groups
route-services = Services
route-tasks = Tasks
route-none = none found
route-rest = all others
route-forwards = forwards
route-missing = does not exist
route-health = port { $port } · { $healthy } / { $n } healthy
route-running = { $running } / { $desired } running

## Class page

class-title = Class
class-counts = { $students } students, { $graded } graded, { $open } with open points
class-unmarked = { $n ->
    [one] Without a mark and in none of the figures, as nothing is settled or all is excused: { $n } student
   *[other] Without a mark and in none of the figures, as nothing is settled or all is excused: { $n } students
}
class-figures = In figures
figure-median = Median
figure-mean = Mean
figure-quartiles = Quartiles
figure-range = Range
figure-deviation = Standard deviation
figure-possible = Possible points
class-spread = Spread of the marks
class-as-table = As a table
class-students = Students
class-student = Student
class-group = Group
class-criteria = Criteria
class-heat-means = Each cell is the percentage of the settled points of a task; a sign says why nothing is settled yet.
class-find = Find
class-only = Show
class-only-all = All
class-only-low = Below 60%
class-only-open = Open points
class-only-absent = No mark
class-success = Success by task
class-success-means = The share of the settled points that was earned. Discrimination (-1 to 1) says whether the task tells the stronger from the weaker.
class-share = Success
class-discrimination = Discrimination
class-weak = weak
class-causes = Causes of failure
class-causes-means = The criteria that fail by themselves, from the one that costs the class most, with what depends on them.
class-lost = Points lost
class-blocked = Waiting
class-facts = Facts to look into
class-reviews = Marks given by a person to review: the verdict beneath them has changed.
class-facts-means = Facts, not verdicts: a person judges.
absence-missing = no result
absence-broken = unreadable result
absence-other-rubric = graded by another rubric

## HTML page

html-skip = Skip to content
html-top = Top of page
html-graded = Graded on
html-version = Version of the grader
html-rubric = Fingerprint of the rubric
html-source = Observations
source-live = made on the deployment
source-bundle = read from an evidence bundle ({ $digest })

## Class

sheet-summary = Students
sheet-tasks = Tasks
sheet-criteria = Criteria
sheet-statistics = Statistics

column-student-id = ID number
column-name = Full name
column-email = Email address
column-group = Group
column-possible = Out of
column-note = Note
column-provenance = Evidence
column-notices = To look at
review-count = Marks given by a person to review, because the verdict beneath has changed: { $count }.

absent-missing = No result.
absent-broken = Unreadable result: { $reason }
absent-other-rubric = Graded by another rubric: grade it again.
unmarked-open = Nothing is settled yet: no mark.
unmarked-excused = Excused from everything: no mark.

moodle-grade = Assignment: { $title }
moodle-feedback = Feedback: { $title }

refused-key = The id “{ $key }” is not safe in a spreadsheet: its cell stays blank. Correct the roster.
left-out-key = The id “{ $key }” cannot serve as a key: this person is left out. Correct the roster.
left-out-email = { $key }: “{ $email }” is not an e-mail address, this person is left out. Correct the roster.
cut-to-scale = { $key }: the mark is above { $scale }, which Moodle refuses; it is cut to { $scale }.
no-mark-open = { $key }: nothing is settled yet, so there is no mark.
no-mark-excused = { $key }: excused from everything, so there is no mark.
marks-open = { $n ->
    [one] { $n } mark counts open points as not earned
   *[other] { $n } marks count open points as not earned
}: { $students }.

stat-marks = Marks
stat-histogram = How the marks are spread
stat-students = Students
stat-graded = With a result
stat-open = With points still open
stat-unmarked = Without a mark, not counted below
stat-least = Minimum
stat-lower = Lower quartile
stat-median = Median
stat-upper = Upper quartile
stat-most = Maximum
stat-mean = Mean
stat-deviation = Standard deviation
stat-from = From
stat-to = To
stat-success = Success
stat-correlation = Correlation with the rest
stat-difference = Difference of the outer 27%
stat-too-few = Too few students ({ $n }) to say whether this item tells them apart.
stat-uniform = All alike: nothing to compare.
stat-weak = Tells students apart badly: look at it again.
stat-causes = Root causes
stat-blocked = Criteria waiting
stat-lost = Points lost

fill-not-utf8 = the file to fill is not UTF-8. Download it again, or save it as CSV UTF-8.
fill-no-key = no column with an id or an e-mail address in the file to fill; name it with --key-column. Columns found: { $found }
fill-no-grade = the column of the mark is not recognised in the file to fill; name it with --grade-column. Columns found: { $found }
fill-no-feedback = the column of --feedback-column is not in the file to fill. Columns found: { $found }
fill-not-there = { $key } is not in the file to fill: the mark is not in it.
fill-unknown-row = line { $line } of the file to fill: “{ $key }” is not among the results, the row stays as it is.
fill-twice = line { $line } of the file to fill: { $key } is there more than once, the rows stay as they are.
fill-short-row = line { $line } of the file to fill: cells are missing, { $key } has no mark in it.
