// What 首页 shows, as the server answers it.
import type { AnswerOf, doorEndpoints, memberEndpoints } from '@guike/contracts/http';

export type Home = AnswerOf<(typeof memberEndpoints)['home']>;
export type Welcome = AnswerOf<(typeof doorEndpoints)['welcome']>;
