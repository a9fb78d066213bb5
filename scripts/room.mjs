/** How much of a run of the tests this machine holds at once, by its memory. */
import { totalmem } from 'node:os';

const gigabytes = totalmem() / 2 ** 30;

/** Two programs that read all of our types, or one of them beside a build. */
export const hasRoom = gigabytes >= 6;

/** The linter beside four tests with a browser each. Machines that are sold as 16 GB say a little less. */
export const hasAmpleRoom = gigabytes >= 14;
