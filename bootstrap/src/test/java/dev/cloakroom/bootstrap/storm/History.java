package dev.cloakroom.bootstrap.storm;

import dev.cloakroom.bootstrap.storm.RunLog.Line;
import dev.cloakroom.bootstrap.storm.RunLog.Step;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Compares what workers say they did with what the database says became of it.
final class History {

    private final Map<JobId, List<Line>> lines;
    private final Map<JobId, List<Outcome>> outcomes;

    /// How a job ended, as the database has it.
    record Outcome(JobId job, JobStatus status, int epoch, int attempts, int mostAttempts) {}

    /// The work of one epoch, from its first line to its last.
    private record Run(int epoch, Instant start, Instant end) {}

    History(Collection<Line> lines, Collection<Outcome> outcomes) {
        this.lines = lines.stream().collect(Collectors.groupingBy(Line::job));
        this.outcomes = outcomes.stream().collect(Collectors.groupingBy(Outcome::job));
    }

    /// What should not be, in sentences; nothing where all is well. `accepted` are the jobs that somebody was promised.
    List<String> faults(Collection<JobId> accepted) {
        var faults = new ArrayList<String>();
        for (var job : accepted) {
            int ends = outcomes.getOrDefault(job, List.of()).size();
            if (ends != 1) {
                faults.add(job + (ends == 0 ? " is lost" : " ended " + ends + " times"));
            }
        }
        outcomes.values().forEach(ends -> ends.forEach(outcome -> check(outcome, faults)));
        lines.forEach((job, said) -> check(job, said, faults));
        return faults;
    }

    private void check(Outcome outcome, List<String> faults) {
        if (outcome.attempts() > outcome.mostAttempts()) {
            faults.add(outcome.job() + " was tried " + outcome.attempts() + " times of " + outcome.mostAttempts());
        }
        boolean done = lines.getOrDefault(outcome.job(), List.of()).stream()
                .anyMatch(line -> line.step() == Step.END && line.epoch() == outcome.epoch());
        if (outcome.status() == JobStatus.SUCCEEDED && !done) {
            faults.add(outcome.job() + " succeeded by epoch " + outcome.epoch() + ", which did no work");
        }
    }

    private void check(JobId job, List<Line> said, List<String> faults) {
        said.stream()
                .filter(line -> line.step() == Step.START)
                .collect(Collectors.groupingBy(Line::epoch, Collectors.counting()))
                .forEach((epoch, starts) -> {
                    if (starts > 1) {
                        faults.add(job + " was started " + starts + " times in epoch " + epoch);
                    }
                });
        var last = outcomes.getOrDefault(job, List.of()).stream()
                .mapToInt(Outcome::epoch)
                .max()
                .orElse(Integer.MAX_VALUE);
        said.stream()
                .filter(line -> line.epoch() > last)
                .forEach(line -> faults.add(job + " ran in epoch " + line.epoch() + " after its end in " + last));
        var runs = completed(said);
        for (int i = 1; i < runs.size(); i++) {
            if (runs.get(i).start().isBefore(runs.get(i - 1).end())) {
                faults.add(job + " ran in epochs " + runs.get(i - 1).epoch() + " and "
                        + runs.get(i).epoch() + " at the same time");
            }
        }
    }

    /// Those that did their work, in the order of their beginnings.
    private static List<Run> completed(List<Line> said) {
        var ends = said.stream().filter(line -> line.step() == Step.END).toList();
        return said.stream()
                .filter(line -> line.step() == Step.START)
                .flatMap(start -> ends.stream()
                        .filter(end -> end.epoch() == start.epoch())
                        .map(end -> new Run(start.epoch(), start.at(), end.at())))
                .sorted(Comparator.comparing(Run::start))
                .toList();
    }
}
