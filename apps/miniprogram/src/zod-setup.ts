// Keeps zod from compiling its schemas with `new Function`, which WeChat does not have. Imported before any schema.
import { z } from 'zod';

z.config({ jitless: true });
