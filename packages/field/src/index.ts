/** The offline app for PESIAR agents and RT heads: an empty room until its own capability opens it. */
export {}
