// Looks: each member's private album.
export {
  type AlbumPhoto,
  type AlbumWidth,
  type NewPhoto,
  type SharePicture,
  AlbumService,
  albumWidths,
  photoFile,
} from './album.service';
export { LooksModule } from './looks.module';
