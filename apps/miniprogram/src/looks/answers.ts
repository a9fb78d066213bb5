// What the pages of looks show, as the server answers it.
import type { AnswerOf, feedEndpoints, lookEndpoints, lookReservationEndpoints } from '@guike/contracts/http';

export type Feed = AnswerOf<(typeof feedEndpoints)['feed']>;
export type LookCard = Feed['items'][number];
export type Look = AnswerOf<(typeof feedEndpoints)['look']>;
export type TryingOn = AnswerOf<(typeof lookReservationEndpoints)['tryingOn']>;
export type Reservation = AnswerOf<(typeof lookReservationEndpoints)['reserve']>;
export type Album = AnswerOf<(typeof lookEndpoints)['album']>;
export type Photo = Album['items'][number];
export type Offer = Album['waiting'][number];
export type MyLook = AnswerOf<(typeof lookEndpoints)['look']>;
export type LookTerms = AnswerOf<(typeof lookEndpoints)['lookTerms']>;
