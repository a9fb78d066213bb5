// Albums and looks. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';
import { AnswerOffer } from './answer-offer';
import { AskAboutLook } from './ask-about-look';
import { ChangeAlbum } from './change-album';
import { ChaseLooks } from './chase-looks';
import { CheckLook } from './check-look';
import { CopyLook } from './copy-look';
import { DecideLook } from './decide-look';
import { FittingPhotos } from './fitting-photos';
import { JudgeLook } from './judge-look';
import { KeepAlbum } from './keep-album';
import { LeftFiles } from './left-files';
import { LookEnds } from './look-ends';
import { LookFiles } from './look-files';
import { LookLinks } from './look-links';
import { LookOffice } from './look-office';
import { LookPictures } from './look-pictures';
import { LookViews } from './look-views';
import { LookWishes } from './look-wishes';
import { MyAlbum } from './my-album';
import { MyLooks } from './my-looks';
import { MyPublicName } from './my-public-name';
import { NameSafety } from './name-safety';
import { OfferPhoto } from './offer-photo';
import { OfficePublicNames } from './office-public-names';
import { PublishLook } from './publish-look';
import { PublishedLooks } from './published-looks';
import { RemovePhoto } from './remove-photo';
import { ReportLook } from './report-look';
import { SettleLook } from './settle-look';
import { SweepLooks } from './sweep-looks';

/** What apps and jobs call. */
export const looksFlows: Provider[] = [
  AnswerOffer,
  ChangeAlbum,
  CheckLook,
  DecideLook,
  FittingPhotos,
  KeepAlbum,
  LookOffice,
  LookPictures,
  LookWishes,
  MyAlbum,
  MyLooks,
  MyPublicName,
  OfficePublicNames,
  PublishLook,
  ReportLook,
  SweepLooks,
];

/** What only flows call. */
export const looksParts: Provider[] = [
  AskAboutLook,
  ChaseLooks,
  CopyLook,
  JudgeLook,
  LeftFiles,
  LookEnds,
  LookFiles,
  LookLinks,
  LookViews,
  NameSafety,
  OfferPhoto,
  PublishedLooks,
  RemovePhoto,
  SettleLook,
];
