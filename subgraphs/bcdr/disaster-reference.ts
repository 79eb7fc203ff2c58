/** The running numbers of disasters; who holds them decides alone which components are in which disasters. */
export const DISASTER_SEQUENCE = 'disasterEvent';
