// Wires the albums.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlbumService } from './album.service';
import { looksEntities } from './looks.entities';

@Module({
  imports: [TypeOrmModule.forFeature(looksEntities)],
  providers: [AlbumService],
  exports: [AlbumService],
})
export class LooksModule {}
