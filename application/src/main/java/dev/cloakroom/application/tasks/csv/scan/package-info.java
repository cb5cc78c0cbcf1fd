/// From the bytes of a file to the places of its cells. Nothing here makes a string of a cell.
///
/// [Plain] unpacks and brings the text to UTF-8, [Detection] finds the dialect, [Scanner] finds the rows and cells and
/// puts them into a [Batch].
@NullMarked
package dev.cloakroom.application.tasks.csv.scan;

import org.jspecify.annotations.NullMarked;
