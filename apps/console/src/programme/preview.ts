// What a preview answers, as the parts that show it take it.
import type { AnswerOf, adminProgrammeEndpoints } from '@guike/contracts/http';

export type Preview = AnswerOf<typeof adminProgrammeEndpoints.previewProgramme>;
