import 'reflect-metadata';
import { importOfDevices } from './device-import';
import { pageOfDevices } from './device-page';
import { memoryOfTheGateway } from './gateway-soak';
import { memoryOfMatrices } from './matrix-memory';
import { measureAsked } from './measure-asked';
import { overdueLists } from './overdue-list';
import { clauseOnADay } from './point-in-time';
import { redLineOfADocument } from './red-line';
import { responseLists } from './response-list';
import { tracesOnMariadb, tracesOnSqlite } from './trace-walk';

/** By the name that it is asked for by: `npm run bench -- red-line`. */
measureAsked({
  'red-line': async () => [await redLineOfADocument()],
  'point-in-time': async () => [await clauseOnADay()],
  'response-list': responseLists,
  'overdue-list': overdueLists,
  'matrix-memory': memoryOfMatrices,
  'device-import': importOfDevices,
  'device-page': async () => [await pageOfDevices()],
  'trace-walk': tracesOnSqlite,
  'trace-walk-mariadb': tracesOnMariadb,
  'gateway-soak': memoryOfTheGateway,
});
