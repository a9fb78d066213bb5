// What is read anew once somebody has been let in.
import { adminEventEndpoints } from '@guike/contracts/http';

export const doorReads = [adminEventEndpoints.event, adminEventEndpoints.eventAnswers];
