import { readVocabulary as contract } from '@/lib/api/vocabulary.ts';
import { route } from '@/server/http/route.ts';
import { readVocabulary } from '@/server/services/search/read-vocabulary.ts';

export const GET = route(contract, readVocabulary);
