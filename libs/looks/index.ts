// Looks: each member's private album.
export { type AlbumPhoto, type AlbumWidth, AlbumService, albumWidths, photoFile } from './album.service';
export { LooksModule } from './looks.module';
