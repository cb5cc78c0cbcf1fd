/// News of jobs between processes, by NOTIFY: [TellOthers] tells what happened here, [HearOthers] passes on what
/// happened elsewhere. News that are lost cost a moment, never a job.
@NullMarked
package dev.cloakroom.persistence.jobs.news;

import org.jspecify.annotations.NullMarked;
