// Pictures of the catalogue, to everybody: a name stands for the same bytes for ever.
import { Controller, Header, StreamableFile } from '@nestjs/common';
import { pictureEndpoints } from '@guike/contracts/http';
import { RewardPictures } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

const { picture } = pictureEndpoints;

@Controller()
export class PicturesController {
  constructor(private readonly pictures: RewardPictures) {}

  @Serves(picture)
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  async picture(@Asked() { params }: Call<typeof picture>): Promise<StreamableFile> {
    const bytes = await this.pictures.file(params.file);
    return new StreamableFile(bytes, { type: 'image/webp', length: bytes.length });
  }
}
