// Likes, what they come to, the feed, and claims by screenshot. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';
import { AskRisk } from './ask-risk';
import { CloseLikes, LikesClosing } from './close-likes';
import { DecideLookClaim } from './decide-look-claim';
import { FileLookClaim } from './file-look-claim';
import { LikeLook } from './like-look';
import { MyLookClaims, OfficeLookClaims } from './look-claim-lists';
import { LookClaimPictures } from './look-claim-pictures';
import { LookFeed } from './look-feed';
import { LookPage } from './look-page';
import { LookPointsGiving } from './look-points';
import { MyLookLikes } from './my-look-likes';
import { OnLookPublished } from './on-look-published';
import { PersonRisk } from './person-risk';

/** What apps and jobs call. */
export const likesFlows: Provider[] = [
  LikeLook,
  CloseLikes,
  AskRisk,
  LookFeed,
  LookPage,
  MyLookLikes,
  FileLookClaim,
  DecideLookClaim,
  MyLookClaims,
  OfficeLookClaims,
  LookClaimPictures,
  OnLookPublished,
];

/** What only flows call. */
export const likesParts: Provider[] = [LikesClosing, LookPointsGiving, PersonRisk];
