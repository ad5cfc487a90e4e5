#pragma once

#include "base/code.h"

// What can go wrong on a disk, for SQLite and for plain files alike. The reason in SQLite's or the system's own words
// goes to the log and no further; it names tables and columns, never values.
namespace yc::core::store::codes
{ // S-00xx

inline constexpr Code CannotOpen{'S', 1}; // no right to it, no such folder, or a file of another program
inline constexpr Code NewerVersion{'S', 2}; // written by a newer version of this program
inline constexpr Code Corrupt{'S', 3}; // not a database, or one that contradicts itself
inline constexpr Code Full{'S', 4}; // no room on the disk, or a quota reached
inline constexpr Code Busy{'S', 5}; // another process held it for longer than we wait
inline constexpr Code Constraint{'S', 6}; // a row that the schema forbids: a duplicate key, a missing parent
inline constexpr Code Failed{'S', 9}; // anything else: a read or a write that the disk refused

} // namespace yc::core::store::codes
