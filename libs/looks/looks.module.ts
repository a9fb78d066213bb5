// Wires the albums and the looks.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlbumService } from './album.service';
import { lookEntities } from './look.entities';
import { likesEntities } from './likes.entities';
import { LikesService } from './likes.service';
import { CountingsService } from './countings.service';
import { LookClaimsService } from './look-claims.service';
import { LookReportsService } from './look-reports.service';
import { LookSafetyService } from './look-safety.service';
import { looksEntities } from './looks.entities';
import { LooksService } from './looks.service';
import { PhotoOffersService } from './photo-offers.service';
import { PublicNamesService } from './public-names.service';
import { reservationEntities } from './reservation.entities';
import { ReservationsService } from './reservations.service';

const services = [
  LikesService,
  CountingsService,
  LookClaimsService,

  AlbumService,
  LooksService,
  LookSafetyService,
  LookReportsService,
  PhotoOffersService,
  ReservationsService,
  PublicNamesService,
];

@Module({
  imports: [TypeOrmModule.forFeature([...looksEntities, ...lookEntities, ...reservationEntities, ...likesEntities])],
  providers: services,
  exports: services,
})
export class LooksModule {}
