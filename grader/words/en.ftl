# The words of the command line.

## Help

usage = Usage:
heading-commands = Commands
heading-arguments = Arguments
heading-options = Options

placeholder-command = COMMAND
placeholder-submission = SUBMISSION
placeholder-dir = DIR
placeholder-file = FILE
placeholder-task = TASK
placeholder-format = FORMAT
placeholder-column = COLUMN
placeholder-title = TITLE
placeholder-points = POINTS
placeholder-lang = LANG
placeholder-name = NAME
placeholder-shell = SHELL
placeholder-roster = ROSTER
placeholder-number = NUMBER
placeholder-seconds = SECONDS
placeholder-phase = PHASE
placeholder-how = HOW-MUCH
placeholder-shard = SHARD
placeholder-what = WHAT
placeholder-bundle = BUNDLE
placeholder-evidence = EVIDENCE

about-grader = Grades the coffee suppliers lab: from a monolith to microservices on AWS.
about-grade = Grade one submission or several
about-check = Check your own work: like “grade”, with hints
about-class = Grade a whole class: a roster (CSV) in, a folder of results out
about-marks = Write a marks.csv to fill in: what a person has to judge, and what people decided already
about-merge = Put together the shards of a class that several machines graded
about-regrade = Show what other criteria would change in the results of a class, from the evidence that was kept
about-demo = Grade recorded submissions, with no cloud, no Docker and no network
about-export = Write the documents of a class from its results: spreadsheets, Moodle, Canvas, Gradescope and others
about-gradescope = Write an autograder folder for Gradescope, with the rubric; only this program has to be added
about-lint = Check the feature files
about-selftest = Prove that the feature files tell wrong solutions from right ones: per criterion, what it caught, missed and accused falsely
about-steps = Show the vocabulary of feature files, in both languages
about-list = Show tasks, criteria and points
about-init = Write a commented submission.toml to fill in
about-doctor = Say whether the grader would see everything: AWS identity, permissions, clock, addresses, Docker
about-iam-policy = Print the read-only IAM policy that the grader needs
about-keys = Make and show keys of the course, and say who signed evidence
about-new = Make a key; its secret half goes to the file, its public half is shown, for [trust] in lab.toml
about-show = Show the public half of a key
about-verify = Say who signed evidence files
about-integrity = Show what submissions of a class have in common: facts to look at, never a sanction
about-spot-check = Ask a random sample of questions again and show where the deployment does not say what the evidence says
about-completions = Print the completion script of a shell

arg-help = Show this help
arg-version = Show the version
arg-lang = Language: fr or en [default: the system’s, else fr]
arg-no-colour = No colours, like the variable NO_COLOR
arg-quiet = No progress messages
arg-json = Print JSON, for a program
arg-read-only = Change nothing: do not add, edit and remove a supplier of the grader’s own through the pages
arg-local = Allow asking this machine, private networks and another endpoint than AWS’s, like GRADER_LOCAL=1; for trials of your own, never for a stranger’s submission
arg-out = Folder of the reports [default: grader-report, when a format needs a file]
arg-only = Judge only these phases (7), tasks (6.1) or criteria (6.1-b), separated by commas
arg-record = Record the evidence in this file; compressed when its name ends in .zst
arg-format = Formats, separated by commas: terminal, json, html, junit, markdown, gradescope, prairielearn, autolab, vocareum, ags. JSON or Autolab alone, without --out, goes to standard output [default: terminal; with --out, json and html too]
arg-profile = Profile of the class, one of lab.toml [default: the one that lab.toml chooses]
arg-marks = A marks.csv: the marks that people gave, and excuses
arg-metadata = A submission_metadata.json of Gradescope: who handed in, when, and the due date; it wins over what the submission says
arg-sign = Sign the evidence with this key, made by “grader keys new”
arg-key = The file of the secret key
arg-verify-bundles = Evidence files
arg-integrity-results = A class folder, or any folder that holds evidence files
arg-markdown = Write a table in Markdown
arg-starter = Folder of the starter code, which does not count
arg-features = Folder with lab.toml and .feature files, instead of those that ship with the grader

arg-grade-submissions = A submission.toml, a folder that has one, or an evidence bundle
arg-grade-fail-under = Fail (code 1) when the mark is under this number of points, instead of when any criterion fails
arg-check-submission = A submission.toml, a folder that has one, or an evidence bundle [default: this folder]
arg-watch = Go on until all is green: ask again only what still fails or has changed, and say what has just passed
arg-every = With --watch, the shortest pause between two looks; it grows while nothing happens [default: 15]
arg-phase = Judge only these phases (6), separated by commas
arg-hints = Hints shown: none, short (where to look) or full [default: full]
arg-aws-credentials = AWS Academy’s block of keys (AWS Details, AWS CLI: Show) in a file, or - to paste it; never shown and never kept
arg-class-roster = The roster of the class, a CSV file: columns id, name, email, group, submission (a path, a repository or a recording), or any key of submission.toml such as urls.load_balancer
arg-class-out = Folder of the results; the same command goes on there with what is missing
arg-class-format = Formats, separated by commas: json (always written), html, junit [default: html]
arg-class-retry = “inconclusive”: grade again those of whom something could not be seen
arg-class-strict = Stop before anything when a row of the roster cannot be used
arg-class-deadline = Time for one submission; what is not seen by then stays open [default: 900]
arg-class-jobs = Submissions graded at once [default: 4 per processor]
arg-class-per-account = Submissions graded at once in one AWS account [default: 2]
arg-class-shard = Grade only one part of the class, such as 2/4 [default: the one that the scheduler names, if any]
arg-class-shards = Number of shards, where the scheduler does not say
arg-marks-results = A folder that “class” or “merge” wrote
arg-marks-out = The file to write [default: marks.csv]
arg-marks-force = Replace a file that exists
arg-merge-shards = The folders of the shards
arg-merge-out = Folder of the whole class
arg-regrade-results = A folder that “class” or “merge” wrote
arg-regrade-format = terminal, json or markdown [default: terminal]
arg-regrade-apply = Replace the results; the former ones stay in the folder “previous” of each student
arg-demo-out = Folder of the reports [default: grader-demo]
arg-export-dir = Folder of results that “grade” or “class” wrote; it is never changed
arg-gradescope-dir = The folder to write, new or empty
arg-export-out = Folder of the documents, outside the folder of results [default: grader-export]
arg-export-format = Formats, separated by commas. Of the class: csv, xlsx, markdown, moodle, canvas. Of each student: html, junit, markdown, messages (Cucumber), gradescope, prairielearn, autolab, vocareum, ags (LTI). Or all [default: csv,xlsx]
arg-fill-worksheet = Fills the downloaded grading worksheet of a Moodle assignment: only the cells for grade and feedback change
arg-fill-canvas = Fills the gradebook exported from Canvas: only the column of the mark changes
arg-assignment = Title of the assignment in the gradebook [default: the lab's]
arg-scale = What all points are worth in the gradebook [default: what the file to fill says, else 100]
arg-key-column = Column of the id or the e-mail address in the file to fill
arg-grade-column = Column of the mark in the file to fill
arg-feedback-column = Column of the feedback in the file to fill
arg-lint-dir = Folder with lab.toml and .feature files [default: those that ship with the grader]
arg-selftest-dir = Folder with lab.toml, .feature files and ledgers/*.toml [default: those that ship with the grader]
arg-right = Evidence of a right solution, which the ledgers change [default: the right lab of “demo”]
arg-init-file = The file to write [default: submission.toml]
arg-init-force = Replace a file that exists
arg-doctor-submission = A submission.toml or its folder [default: the one in this folder, else what the environment gives access to]
arg-spot-check-evidence = An evidence file, or a class folder
arg-spot-check-submission = For an evidence file: a submission.toml that opens the AWS account and names the files [default: only the addresses in the evidence are asked]
arg-spot-check-roster = For a class folder: its roster, whose rows open the accounts
arg-spot-check-count = Questions per student [default: 5]
arg-spot-check-students = For a class folder: students, drawn by the seed [default: 5]
arg-spot-check-seed = The seed of a draw to repeat [default: a random one, which is shown]
arg-spot-check-deadline = Time for one student; what is not seen by then was not asked [default: 300]
arg-completions-shell = bash, elvish, fish, powershell or zsh

more-grade = Several submissions: each has its folder in --out, and a bad one does not stop the others.
    Points that are still open (for a person to review, or not seen) do not count as earned.
more-class = A shard also comes from JOB_COMPLETION_INDEX (with --shards), AWS_BATCH_JOB_ARRAY_INDEX,
    SLURM_ARRAY_TASK_ID or CI_NODE_INDEX. A low mark is no failure: the code is 0 when every submission
    was graded, 3 when something could not be seen.

exit-codes = Exit codes (when several apply, the first of 130, 4, 2, 1, 3, 0):
exit-0 = everything that is judged passed; the rest is for a person
exit-1 = a criterion failed (or the mark is below --fail-under)
exit-2 = bad command line, bad file, or a file that cannot be written
exit-3 = nothing failed, but something could not be seen
exit-4 = defect of the grader
exit-130 = interrupted by a signal; what was done is kept

## Errors of the command line

error = error: { $text }
usage-more = For more: { $command } --help
usage-near = Did you mean “{ $near }”?
usage-unknown-argument = unknown argument “{ $argument }”.
usage-unknown-command = unknown command “{ $command }”.
usage-missing = missing argument { $argument }
usage-missing-command = a command is missing.
usage-no-value = { $argument } needs a value.
usage-bad-value = { $argument }: expected { $expected }, found “{ $given }”.
usage-repeated = { $argument } is given more than once.
usage-too-many = { $argument } does not take the value “{ $given }”.
expected-lang = fr or en
expected-only = a phase (7), a task (6.1) or a criterion (6.1-b)
expected-format = one of the formats that “--help” lists
expected-fail-under = a number of points with at most two decimals, such as 60 or 12.5
expected-scale = a number of points with at most two decimals, such as 20 or 14.5
expected-phase = a phase such as 6
expected-hints = none, short or full
expected-every = a number of seconds from 1
expected-shell = bash, elvish, fish, powershell or zsh
expected-retry = inconclusive
expected-shard = a shard such as 2/4
expected-jobs = a number from 1
expected-shards = a number from 1
expected-per-account = a number from 1
expected-deadline = a number of seconds from 1

## Errors

error-stdout = cannot write to standard output: { $reason }
error-no-submission = { $path } has no submission.toml; “grader init” writes one.
error-folder-of-bundles = { $path } holds evidence, but no submission.toml. For one submission, name its file; for all, “grader class” with a roster that names them; for the folder of a class that was graded, “grader regrade”.
error-neither = { $path } is neither a submission.toml nor an evidence bundle.
error-submission = submission refused. { $reason }
input-too-long = at most 1 MiB is expected, and the file has { $found } bytes.
input-syntax = not TOML: { $reason }
input-value = this value will not do: { $reason }
input-top-level = outside of any table
input-table = in [{ $table }]
input-known = Expected one of { $known }.
input-unknown-key = unknown key “{ $key }” { $place }. { $next }
input-address = expected an address such as http://example.org:8080, found “{ $found }” ({ $why }).
input-address-scheme = it begins with neither http nor https
input-address-user = it holds a user name or password
input-secret = expected a text in quotation marks (what was found is not repeated here).
input-pasted-keys = the block of keys of AWS Academy does not belong here. Take it out of this file, then: grader check --aws-credentials FILE, or - to paste it.
input-no-student = student.id is missing or empty; write the id of the class list.
input-template-student = student.id is still “{ $found }”; write the id of the class list.
input-several-ways = expected one way into the account: profile, role_arn or access_key_id; keep one of them.
input-no-role = external_id goes with role_arn, which is missing.
input-half-keys = access_key_id and secret_access_key go together; one of them is missing.
marks-left-out = { $student }: left out, because a spreadsheet would take this id for a formula.
marks-no-result = the result of { $student } cannot be read; run “grader class” again.
error-paste = the AWS keys ({ $path }) cannot be used: { $reason }. Copy the whole block: AWS Academy, AWS Details, AWS CLI: Show.
paste-too-long = the text is longer than any block of keys
paste-nothing = there is nothing there
paste-missing = the line { $name }=… is missing
paste-stdin = standard input
error-watch-recorded = --watch looks at a deployment, and this is a recording. Give a submission.toml.
error-marks = marks refused. { $reason }
error-metadata = { $path } is not a submission_metadata.json of Gradescope ({ $reason }).
error-key = { $path } holds no key; “grader keys new” makes one.
error-key-exposed = { $path } can be read by others; set its permissions to 0600, or make a new key.
error-no-bundles = { $path } holds no evidence file; give a class folder.
error-unreadable = cannot read { $path }: { $reason }.
error-unwritable = cannot write { $path }: { $reason }. Choose a place that you may write to.
error-exists = { $path } exists already; --force replaces it.
error-not-empty = { $path } is not empty. Choose a new folder.
error-bundle-large = { $path } is larger than 64 MiB, more than any evidence bundle.
error-bundle-damaged = { $path } is not a whole evidence bundle ({ $reason }): it was cut short, or is something else. Record again with --record.
error-bundle-other = { $path } is not an evidence bundle (schema “{ $found }”). Give a file that --record wrote.
error-bundle-newer = { $path } has format { $found }, newer than this grader. Use a newer version.
error-bundle-changed = { $path } was changed after it was recorded: its digest no longer matches its content. Record again.
error-bundle-forged = { $path } has a signature by { $key } that is not one of its content: it was changed, or the signature is from elsewhere. Ask for the original.
error-feature-large = { $path } is larger than 1024 KiB, more than any feature file.
error-profile = the lab has no profile “{ $name }”; expected one of: { $known }.
error-no-profiles = the lab has no profile “{ $name }”: its lab.toml declares none ([profiles]).
error-features = the feature files cannot be used:
error-record-several = --record records one submission; grade them one after the other.
error-metadata-several = --metadata is about one submission; grade them one after the other.
error-record-twice = --record records a deployment, and this is a recording already. Leave out --record.
error-sign-nothing = --sign signs what --record writes; add --record FILE.
error-sign-recorded = --sign signs what the grader sees itself, and this is a recording already: look at the deployment (a submission.toml) with --record and --sign.
error-needs-live = this build cannot look at deployments; build one that can with “cargo build --release -p grader”.
error-resources = cannot open network connections: { $reason }
error-no-results = { $path } has no results: it needs class.json, or folders with a result.json.
error-export-inside = the documents would go into the folder of results { $path }, which is never changed. Choose another folder with --out.
error-export-features = these results were graded by other feature files; give theirs with --features for the format messages.
export-missing = { $student } has no result: the mark stays blank.
export-broken = { $student }: the result cannot be read, the mark stays blank. { $reason }
export-other-rubric = { $student } was graded by another rubric than the class: the mark stays blank. Grade again.
error-defect = { $path }: defect of the grader. This submission has no mark; please report it.
io-not-found = it does not exist
io-denied = permission denied
io-folder = it is a folder
io-no-folder = a part of the path is not a folder
io-exists = it exists already

## Classes

roster-line = { $path }:{ $line }: { $text }
roster-large = the roster is larger than 16 MiB, more than any class list.
roster-encoding = line { $line } of the roster is not UTF-8; save it as “CSV UTF-8”.
roster-no-id-column = the first line of the roster names no column “id” (or matricule, identifiant, code permanent).
roster-unknown-column = unknown column “{ $column }”; expected one of { $known }.
roster-repeated-column = the column “{ $column }” repeats another one; keep one.
roster-cells = { $found } cells for { $expected } columns; put a text that holds the separator in quotes.
roster-line-break = a cell holds a line break; close its quotes, or remove the break.
roster-attempt = the attempt “{ $found }” is not a number such as 2.
roster-time = “{ $found }” is not a time with its zone, such as 2026-12-04T23:59-05:00.
roster-no-id = the cell “id” is empty; write the student’s id.
roster-repeated = “{ $id }” is on line { $first } already; keep one of the two rows.
roster-not-found = { $path } does not exist: nothing was handed in, or the path is wrong.
roster-outside = “{ $value }” leads out of { $path }; give a path inside it.
roster-two-sources = the columns “submission” and “source.microservices” both name source code; keep one.
roster-cell = a cell cannot be used: { $reason }
class-nothing = nothing was handed in: no cell says where to look.
class-seen-less = less could be seen of the deployment than before; the former result stays.
class-given-up = given up: grading did not end. Run the same command again, or give more time with --deadline.
class-graded = { $student }: the former result stays. { $text }
class-failed = { $student }: not graded. { $text }
class-missing = { $student }: no result. { $text }
class-summary = { $graded } graded, { $failed } failed, { $missing } without a result. Folder: { $path }
error-strict = nothing was graded: correct the rows that are named, or leave out --strict.
error-in-use = another run is writing into { $path }; wait until it ends, or choose another folder.
error-no-class = { $path } holds no results of a class; give a folder that “grader class --out” wrote.
error-only = No criterion is called { $only }: “grader list” shows them.
error-class-damaged = { $path } is not a readable list of results ({ $reason }). Delete this file, then run “grader class” again: the students’ results are kept.
error-other-rubric = { $path } holds results by other criteria. “grader regrade” brings them up to date; else choose another folder.
error-other-marks = { $path } holds results with other marks given by people. “grader regrade { $path } --marks FILE --apply” changes them without looking at anything again.
error-other-only = { $path } holds results of another choice --only; choose another folder.
error-other-shard = { $path } holds another shard of the class; choose another folder.
error-stopped = interrupted. What the grader had made is removed.
error-interrupted = interrupted. The same command will go on where this one stopped.
shard-malformed = expected a shard such as 2/4, found “{ $found }”.
shard-no-index = --shards says of how many, but no scheduler says which shard to grade; give --shard i/n.
shard-no-count = { $variable } says which shard to grade, but not of how many; add --shards.
shard-range = { $variable }={ $value } is not one of { $count } shards.
merge-whole = { $path } is not a shard but a whole class.
merge-mixed-lab = { $first } and { $second } are of different labs.
merge-mixed-rubric = { $first } and { $second } were graded by different criteria; “grader regrade” brings a shard up to date.
merge-mixed-choice-of-criteria = { $first } and { $second } have different choices --only.
merge-mixed-roster = { $first } and { $second } come from different rosters; run “grader class” again with one roster.
merge-mixed-marks = { $first } and { $second } have other marks given by people; “grader regrade --marks” brings a shard up to date.
merge-mixed-number-of-shards = { $first } and { $second } have different numbers of shards.
merge-mixed-version-of-the-grader = { $first } and { $second } were graded by different versions of the program; run “grader class” again with one version.
merge-overlap = “{ $what }” is both in { $first } and in { $second }; give each shard once.
merge-unfinished = { $path } is not finished: { $left ->
    [one] one student was not looked at
   *[other] { $left } students were not looked at
}; run the same “grader class” again, then merge.
merge-missing = missing shards: { $shards }
merge-taken = { $path } holds the results of a class already; choose another folder.
merge-copy = cannot copy { $path }: { $reason }.
error-regrade = { $student }: cannot be graded again. { $reason }
error-regrade-part = some results could not be graded again: they are named above.
error-regrade-not-applied = nothing was replaced: some results could not be graded again.
regrade-no-result = the former result cannot be read: { $reason }
regrade-summary = { $gain } gain, { $lose } lose, { $same } keep their mark.
regrade-heading = | Student | Mark | Criterion | Change | Why |
regrade-finding = expected: { $expected }; found: { $observed }
regrade-blocked = blocked by { $by }
regrade-gap = not seen ({ $reason }) { $operation }
regrade-before = before: { $why }
regrade-review = to review: the mark by { $marker } stays, the verdict beneath is { $status } now
status-excused = excused
status-passed = passed
status-manual = review
status-inconclusive = unseen
status-blocked = blocked
status-failed = failed
status-broken = defect
status-none = absent

## Progress

note-looking = { $student }: looking at the deployment…
note-looked = { $calls ->
    [one] { $calls } AWS call
   *[other] { $calls } AWS calls
}
note-recorded = Evidence recorded: { $path }
note-key = Secret key: { $path }. Keep it to yourself; here is the public key, for the table [trust] of lab.toml.
note-written = Report: { $path }
note-sheet = { $name }: { $text }
note-exported = { $files ->
    [one] { $files } document in { $path }
   *[other] { $files } documents in { $path }
}: { $names }
init-profile = Check it with: grader check --profile { $profile }
note-init = { $path } is ready: fill it in, then run “grader doctor” and “grader check”.
note-gradescope = { $path } is ready: put the program “grader” into it, then follow README.md.
note-init-answers = { $path } holds the questions of the course: answer them, and name the file in [documents].
note-local = An address of this machine or of a private network was not asked; --local allows it.
note-expired = The AWS keys have expired. In AWS Academy: Start Lab, then AWS Details, AWS CLI: Show; copy the new block into your file of keys, then run this again (--watch with a file goes on by itself).
note-paste = Paste the block of AWS keys, then Enter (nothing is shown); Ctrl-D ends it.
note-watch = Next look in { $seconds } s. Ctrl-C to stop.
watch-green = ✓ { $id } has just passed: { $title }
watch-green-hidden = ✓ Hidden criteria that have just passed: { $count }
watch-lost = ✗ { $id } no longer passes: { $title }
watch-lost-hidden = ✗ Hidden criteria that no longer pass: { $count }
watch-starting = … { $id } is starting: { $title }
watch-starting-hidden = … Hidden criteria that are starting: { $count }
watch-mark = Mark: { $mark } of { $of }
watch-next = Next thing to do: { $next }
note-shard = Shard { $shard }, from { $variable }.
note-resumed = { $done } graded already; left to grade: { $all }.
note-student = [{ $ended }/{ $all }] { $student }: { $text }
note-stopping = Stopping: the submissions under way finish. A second signal stops at once.
note-retry = Something could not be seen; “--retry inconclusive” tries these submissions again.
note-marks = { $path }: { $open } to judge, { $given } decided. Then: grader regrade { $results } --marks { $path } --apply
note-regrade-apply = Nothing is replaced; --apply does it.
note-regrade-applied = { $count ->
    [one] { $count } result replaced
   *[other] { $count } results replaced
}; the former ones are in “previous”.
progress-left = left
progress-now = { $failed } failed · { $students }

## Tables and lists

column-student = Submission
column-submission = Submission
column-mark = Mark
column-open = Open
column-excused = Excused
column-passed = Passed
column-manual = Review
column-inconclusive = Unseen
column-blocked = Blocked
column-failed = Failed
column-broken = Defects

demo-title = Demonstration of the grader
demo-right = Right
demo-half = Half done
demo-empty = Empty account
demo-hostile = Hostile
demo-class = All four together, as a class
demo-open = Reports: open { $path } in a browser.

list-phase = Phase { $number }: { $title }
list-profile = Profile { $profile }: { $title }.{ $count ->
    [0] {""}
   *[other] {" "}Left out, their points shared out: { $tasks }.
}
list-other-profile = Another profile: --profile { $profile } ({ $title })
list-manual = * no automatic criterion: a person reviews this task.

keyword-given = Given
keyword-when = When
keyword-then = Then
step-example = e.g. { $text }

## keys

verify-course = { $path }: signed by the course, { $key }
verify-stranger = { $path }: signed by a foreign key, { $key }
verify-unsigned = { $path }: not signed

## integrity

column-kind = In common
column-value = Value
column-students = Submissions
integrity-evidence = same evidence
integrity-account = same AWS account
integrity-load-balancer = same load balancer
integrity-image = same image
integrity-source = same files
integrity-similar-source = similar code
integrity-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
integrity-means = Facts to look at, no proof of a fault: there may be several reasons for them.
integrity-nothing = Nothing in common between { $count } submissions, but for groups and starter code.

## doctor

doctor-yes = [yes]
doctor-no = [no]
doctor-environment = No submission.toml: what the environment gives access to.
doctor-recorded = “doctor” examines a deployment, and this is a recording. Give a submission.toml.
doctor-identity = AWS: { $arn }
doctor-actions = Permissions: { $allowed } of { $all }
doctor-clock = Clock: { $seconds } s off
doctor-clock-wrong = Clock: { $seconds } s off. Set this machine’s clock; AWS refuses signatures beyond 300 s.
doctor-url = { $name }: { $status }
doctor-docker = Docker: API { $version }
doctor-gap = { $name }: { $what } { $next }

## lint

lint-error = error
lint-warning = warning
lint-summary = { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}.

problem-syntax = not Gherkin, from column { $column } on.
problem-lab-file = lab.toml cannot be used: { $message }
problem-no-task = the feature “{ $title }” must have the tag of a task, one only, such as @6.1.
problem-unknown-task = task { $task } is not in lab.toml; add it or correct the tag.
problem-wrong-tag = the tag @{ $task } does not go with the scenarios, which are all of task { $other }; correct the tag or the ids.
problem-duplicate-task = task { $task } has a file already: { $other }. Put them together.
problem-title-differs = title expected, after lab.toml: “{ $expected }”; found: “{ $found }”.
problem-no-id = the scenario “{ $title }” must have an id, one only, such as @6.1-b.
problem-duplicate-id = the id { $id } belongs to { $other } already; take another letter.
problem-wrong-task = criterion { $id } is in the file of task { $task }; move it.
problem-no-points = { $id } must have points, once only, such as @points-2.
problem-bonus-tag = { $id } is a bonus, which does not go with @{ $tag }; remove one of the two tags.
problem-bonus-for-person = { $id } is a bonus and left to a person; what people add is a line for “bonus” in marks.csv.
problem-bad-points = the tag @{ $tag } is not a number of points: { $message }
problem-unknown-tag = unknown tag @{ $tag }; expected an id, @points-…, @requires-…, @service-…, @bonus or @hidden.
problem-unknown-service = the tag @service-{ $service } names a service that lab.toml does not know; expected one of: { $known }. Add it to [services] or to a profile, or correct the tag.
problem-unknown-placeholder = lab.toml has no value for {"{"}{ $key }{"}"}; add it to [values], or use one of: { $known }.
problem-unused-value = no feature file mentions {"{"}{ $key }{"}"}; remove the value or correct its name.
problem-unknown-alias = no feature file speaks of “{ $name }”; the nearest name: “{ $nearest }”. Correct the name or remove the line.
problem-no-guide = { $id } is left to a person, who must know how to mark it: add the text “{ $key }:”.
problem-unknown-prerequisite = { $id } requires { $requires }, which does not exist.
problem-circular-prerequisite = criteria wait for one another: { $cycle }
problem-undefined-step = no known phrase matches “{ $step }”. The nearest: “{ $nearest }”. “grader steps” shows them all.
problem-ambiguous-step = { $count } phrases match “{ $step }”; there must be one.
problem-no-steps = { $id } has no step: nothing is judged.
problem-outline = { $id } is a scenario outline: its rows would share one id. Write one scenario per row.
problem-missing-translation = { $subject } has no text “{ $key }”.
problem-task-points = the criteria of task { $task } add up to { $found } points, the task has { $expected }.
problem-phase-points = the tasks of phase { $phase } add up to { $found } points, the phase has { $expected }.
problem-lab-points = the tasks add up to { $found } points instead of 100.
problem-task-without-criteria = task { $task } ({ $title }) has no criterion: a person reviews it.

## selftest

selftest-criterion = Criterion
selftest-caught = Caught
selftest-alone = Alone
selftest-missed = Missed
selftest-accused = Accused
selftest-kept = Kept
selftest-untested = Untested
selftest-proven = Proven
selftest-yes = yes
selftest-no = NO
selftest-person = a person
selftest-legend = Caught: the wrong solutions that the criterion refuses; Alone: those that it alone refuses. Missed: the wrong ones that it lets through. Accused: points taken from who should keep them. Kept: the unusual but right solutions that it accepts. Untested: its lines that no wrong solution needs. Proven: at least one caught alone, one kept, and nothing missed, accused or untested.
note-selftest-cases = 1/3: the cases of the ledgers…
note-selftest-loosened = 2/3: every judging line, made to hold always… (the longest)
note-selftest-unseen = 3/3: every part of the evidence, made unseen…
selftest-summary = { $wrong } wrong solutions, { $right } unusual right ones, { $unseen } parts of the evidence made unseen, { $loosened } judging lines made to hold always: { $proven } of { $criteria } criteria are proven, complaints: { $complaints }.

complaint-unreadable = this ledger cannot be read: { $reason }
complaint-not-right = the right solution does not fulfil { $criterion } ({ $found }): record it again, or give another with --right.
complaint-misfit = { $case }: { $reason }
complaint-unknown-criterion = { $case }: the rubric has no criterion { $criterion }.
complaint-same-name = { $case }: another case of this ledger has the same name.
complaint-pointless = { $case }: a wrong solution needs “expect” and no “keeps”, a right one “keeps” and no “expect”.
complaint-differs = { $case }: { $criterion } should be “{ $expected }” and is “{ $found }”.
complaint-remarks = { $case }: the remarks should be “{ $expected }” and are “{ $found }”.
complaint-unseen = { $criterion } is “{ $found }” although nobody could see { $part }: what could not be seen must stay open.
complaint-untested = { $criterion }, line { $line }: no wrong solution needs “{ $text }”; add one that only this line refuses, or drop the line.

## spot-check

note-spot-check = Seed of the draw: { $seed } (--seed repeats it).
error-spot-check-submission = --submission takes a submission.toml, which opens the deployment; evidence opens nothing.
spot-check-same = as in the evidence
spot-check-different = says something else
spot-check-unconfirmed = not confirmed: some of it is gone or was not seen
spot-check-not-asked = could not be asked
spot-check-other-account = could not be asked: another AWS account would answer
spot-check-accounts = the evidence is of account { $recorded }, these credentials open { $found }
spot-check-nothing = nothing
spot-check-change = { $part } ({ $kind }): { $recorded } → { $now }
spot-check-change-different = different
spot-check-change-gone = gone, as after the end of a lab
spot-check-change-new = new
spot-check-change-unseen = not seen
spot-check-change-passing = changes while it runs
spot-check-more = … and { $count } more
spot-check-summary = { $asked } asked: { $same } as in the evidence, { $different } different, { $unconfirmed } not confirmed. { $notasked } could not be asked.
