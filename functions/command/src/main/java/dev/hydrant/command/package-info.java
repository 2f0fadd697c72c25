/// What every command line of Hydrant shares: its exit codes, places, refusals and the program that runs.
@NullMarked
package dev.hydrant.command;

import org.jspecify.annotations.NullMarked;
