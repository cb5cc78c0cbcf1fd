package dev.cloakroom.application.jobs.work;

import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.application.jobs.Source;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Claims jobs, in turn from everybody who has work, and hands them to the [Slots], which run them. It claims as many
/// as there are free slots and a few more where jobs are short, so that no slot waits for the database.
///
/// Two claims may be under way: while the database carries out one, the other is read. Two loops therefore call
/// [#handle] and [#handleMore]; the second does something only while there is much to do.
public final class RunJobs implements JobNews {

    private static final int MOST_AT_ONCE = 500;

    /// Fewer are not worth a question while there is something left to do here.
    private static final int WORTH_A_CLAIM = 100;

    /// What the work needs of this process.
    public record Means(Executor threads, int slots, InstantSource clock, RandomGenerator random, JobFaults faults) {}

    /// What one claim asks for, and the moment of [Turns] that it was planned at.
    private record Plan(List<JobQueue.Share> shares, long asOf) {
        static final Plan NONE = new Plan(List.of(), 0);

        int jobs() {
            return shares.stream().mapToInt(JobQueue.Share::quota).sum();
        }
    }

    private final JobQueue queue;
    private final BeatWorker worker;
    private final SettleJobs settling;
    private final Map<String, JobHandler> handlers;
    private final InstantSource clock;
    private final RunTimes times = new RunTimes();
    private final Pace pace = new Pace();
    private final Slots slots;
    private final Turns turns;
    private final Lookout lookout;
    private final Set<Source> limited = ConcurrentHashMap.newKeySet();
    private final AtomicInteger writes = new AtomicInteger();
    private final ReentrantLock planning = new ReentrantLock();
    private final Awaited awaited = new Awaited();
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile Runnable wake = () -> {};
    private volatile Runnable wakeMore = () -> {};

    public RunJobs(
            JobQueue queue, BeatWorker worker, SettleJobs settling, Collection<JobHandler> handlers, Means means) {
        this.queue = queue;
        this.worker = worker;
        this.settling = settling;
        this.handlers = handlers.stream().collect(Collectors.toUnmodifiableMap(JobHandler::kind, Function.identity()));
        this.clock = means.clock();
        this.turns = new Turns(this::expected);
        this.lookout = new Lookout(queue, this.handlers.keySet(), turns, clock);
        settling.onWritten(this::written);
        this.slots = new Slots(means, settling, this::ended, this::wantMore);
    }

    /// Who is told that claiming may find something again, and that a second claim at the same time is worth it.
    public void wakeBy(Runnable first, Runnable second) {
        this.wake = first;
        this.wakeMore = second;
    }

    /// Claims and starts one batch; false when there was nothing to do or no place for it.
    public boolean handle() {
        return claimable() && claim(plan(false));
    }

    /// The same, but only beside another claim.
    public boolean handleMore() {
        return claimable() && claim(plan(true));
    }

    private boolean claimable() {
        return !stopped && !settling.isFull() && worker.isAlive() && !worker.isDraining();
    }

    private Plan plan(boolean beside) {
        woken.set(false);
        planning.lock();
        try {
            if (awaited.isLost() && awaited.jobs() == 0) {
                handBackUnanswered();
            }
            int wanted = awaited.isLost() || (beside && awaited.jobs() == 0) ? 0 : wanted();
            return wanted == 0 ? Plan.NONE : plan(wanted);
        } finally {
            planning.unlock();
        }
    }

    /// What to ask for; nothing where that would be too little.
    private Plan plan(int wanted) {
        lookout.look();
        long asOf = turns.moment();
        var plan = new Plan(turns.deal(Math.min(wanted, MOST_AT_ONCE)), asOf);
        awaited.ask(plan.jobs());
        if (wanted - plan.jobs() >= WORTH_A_CLAIM && plan.jobs() == MOST_AT_ONCE) {
            wakeMore.run();
        }
        return plan;
    }

    /// None while what is missing is not worth a claim, and something is left to do.
    private int wanted() {
        int goal = pace.goal(slots.free(), clock.instant());
        int worth = Math.max(1, Math.min(WORTH_A_CLAIM, goal / 4));
        int asked = awaited.jobs();
        slots.wantMoreAt(goal - asked - worth);
        int atHand = slots.waiting() + asked;
        return goal - atHand >= worth || atHand == 0 ? Math.max(0, goal - atHand) : 0;
    }

    /// A slot frees or few jobs wait; being told once is enough.
    private void wantMore() {
        if (lookout.mayFindWork() && !woken.get() && woken.compareAndSet(false, true)) {
            wake.run();
        }
    }

    private boolean claim(Plan plan) {
        if (plan.jobs() == 0) {
            return false;
        }
        boolean answered = false;
        try {
            int found = take(plan);
            answered = true;
            return found > 0;
        } finally {
            awaited.answer(plan.jobs(), answered);
        }
    }

    /// What nobody gets to see of an answer is as good as lost.
    private int take(Plan plan) {
        var begin = clock.instant();
        int writesBefore = writes.get();
        var taken = queue.claim(worker.number(), plan.shares());
        var now = clock.instant();
        pace.claimed(Duration.between(begin, now));
        settleAccounts(plan, taken.jobs());
        limited.addAll(taken.limited());
        if (writes.get() != writesBefore) {
            makeRoom();
        }
        slots.add(taken.jobs().stream().map(job -> run(job, now)).toList());
        return taken.jobs().size();
    }

    /// What was dealt and not there is not charged; and where less came than was asked for there is no more, until
    /// somebody says so.
    private void settleAccounts(Plan plan, List<JobQueue.Claimed> claimed) {
        var counts = claimed.stream().collect(Collectors.groupingBy(JobQueue.Claimed::source, Collectors.counting()));
        for (var share : plan.shares()) {
            long missing = share.quota() - counts.getOrDefault(share.source(), 0L);
            if (missing > 0) {
                turns.charge(share.source(), -missing * expected(share.source()));
                turns.remove(share.source(), plan.asOf());
            }
        }
    }

    private long expected(Source source) {
        return times.expected(lookout.kind(source));
    }

    private Run run(JobQueue.Claimed job, Instant now) {
        var handler = handlers.get(job.claim().kind());
        if (handler == null) {
            throw new IllegalStateException(
                    "claimed a kind that nobody here runs: " + job.claim().kind());
        }
        return new Run(job, now, times.expected(job.claim().kind()), handler, queue);
    }

    /// How many more could start at once; none where this process is to take nothing.
    int room() {
        woken.set(false);
        return claimable() ? slots.room() : 0;
    }

    /// Runs what somebody else here has claimed, who never claims more than there is room for.
    void start(List<JobQueue.Claimed> claimed) {
        var now = clock.instant();
        // Nothing is dealt here, so nobody's debt counts.
        turns.set(Set.of(), turns.moment());
        slots.add(claimed.stream().map(job -> run(job, now)).toList());
    }

    /// Sets places aside for jobs that begin as they are stored, at most so many; none where anybody may be waiting, so
    /// that nobody is overtaken. Each is to be given back.
    int reserve(int most) {
        if (!planning.tryLock()) {
            return 0;
        }
        try {
            int free = slots.room() - awaited.jobs();
            boolean open = claimable() && !awaited.isLost() && lookout.nobodyWaits();
            int places = open ? Math.clamp(free, 0, most) : 0;
            awaited.ask(places);
            return places;
        } finally {
            planning.unlock();
        }
    }

    /// Runs what was stored as claimed on reserved places.
    void begin(List<JobQueue.Claimed> stored) {
        var now = clock.instant();
        var begun = stored.stream().map(job -> run(job, now)).toList();
        begun.forEach(run -> turns.take(run.source(), times.expected(run.claim().kind())));
        slots.add(begun);
    }

    /// @param answered whether it is known what was stored; else it is found by the next claim
    void giveBack(int places, boolean answered) {
        awaited.answer(places, answered);
        if (!answered) {
            wake.run();
        }
    }

    /// The jobs that are here now.
    Set<JobId> here() {
        return slots.runs().stream().map(Run::id).collect(Collectors.toSet());
    }

    Set<String> kinds() {
        return handlers.keySet();
    }

    long worker() {
        return worker.number();
    }

    /// A claim whose answer was lost may have been carried out: nobody else would touch those jobs before their
    /// deadline. What is here, or is about to be written, is looked at after the question, so it is never among
    /// them; and no other claim is under way.
    void handBackUnanswered() {
        var held = queue.held(worker.number());
        var known = here();
        held.stream()
                .filter(claim -> !known.contains(claim.id()) && !settling.isWaiting(claim.id()))
                .forEach(claim ->
                        settling.add(new JobQueue.Settlement(claim.id(), claim.epoch(), claim.handedBack(), false)));
        awaited.found();
    }

    private void ended(Run run) {
        var now = clock.instant();
        run.ran(now).ifPresent(nanos -> {
            times.ran(run.claim().kind(), nanos);
            pace.ran(nanos);
        });
        turns.charge(run.source(), run.correction(now));
    }

    /// Jobs are over, and with them what they took of a limit. What ends elsewhere is noticed by looking.
    private void written() {
        writes.incrementAndGet();
        makeRoom();
    }

    private void makeRoom() {
        if (!limited.isEmpty()) {
            var again = Set.copyOf(limited);
            limited.removeAll(again);
            // A lane that is paused by now is not among those that were seen last.
            again.stream().filter(lookout::isOpen).forEach(turns::add);
            wantMore();
        }
    }

    /// Charges those who run longer than was expected while they do so: else long jobs of a kind that used to be short
    /// would fill all slots before that is known.
    void chargeRunning(Instant now) {
        slots.runs().forEach(run -> turns.charge(run.source(), run.overcharge(now)));
    }

    void stop(Set<JobId> ids, Run.Stop why) {
        var now = clock.instant();
        slots.runs().stream().filter(run -> ids.contains(run.id())).forEach(run -> run.stop(why, now));
    }

    Slots slots() {
        return slots;
    }

    /// How many jobs are here now: those that run, and those that wait for a slot.
    public int running() {
        return slots.runs().size();
    }

    /// What nineteen of twenty claims took at most, of late.
    public Duration usualClaim() {
        return pace.usualClaim();
    }

    /// What is claimed already still runs.
    public void stopClaiming() {
        stopped = true;
    }

    /// Waits until all that was asked for is here; false when the time was too short.
    boolean awaitAnswers(Duration time) throws InterruptedException {
        return awaited.awaitAll(time);
    }

    @Override
    public void ready() {
        lookout.hear();
        wake.run();
    }

    @Override
    public void ready(Set<Source> where) {
        if (lookout.hear(where)) {
            wake.run();
        }
    }

    @Override
    public void uncertain() {
        ready();
    }

    @Override
    public void cancelRequested(JobId id) {
        stop(Set.of(id), Run.Stop.CANCELED);
    }

    /// Clients' business.
    @Override
    public void changed(Collection<JobId> ids) {}
}
