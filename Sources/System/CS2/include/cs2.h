#ifndef CS2_H
#define CS2_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The S2 geometry library with a C face. Coordinates are pairs of longitude and latitude in degrees,
// which the caller has checked to be in range; lengths are angles in radians. A function that makes a
// shape returns NULL when the input is not valid; each shape is freed with `cs2_free`.

/// Points, lines and one area on the sphere; never changed after it is made.
typedef struct cs2_shape cs2_shape;

/// Coordinates of a shape: its points, then the points of its lines, then those of its rings.
///
/// Rings end with their first point. `polygon_rings` has the number of rings of each polygon, of which
/// the first is the outer one.
typedef struct {
  double *coordinates;
  int32_t *line_sizes;
  int32_t *ring_sizes;
  int32_t *polygon_rings;
  int32_t point_count;
  int32_t line_count;
  int32_t ring_count;
  int32_t polygon_count;
} cs2_parts;

void cs2_free(cs2_shape *shape);

/// Lines, one after the other.
cs2_shape *cs2_lines(const double *coordinates, const int32_t *line_sizes, int32_t line_count);

/// The union of polygons. Rings are closed; the smaller side of a ring is its inside.
cs2_shape *cs2_polygons(const double *coordinates, const int32_t *ring_sizes,
                        const int32_t *polygon_rings, int32_t polygon_count);

/// The coordinates of a shape, freed with `cs2_parts_free`; NULL when it has no border, as the globe.
cs2_parts *cs2_shape_parts(const cs2_shape *shape);
void cs2_parts_free(cs2_parts *parts);

/// Square of the radius, or radians.
double cs2_area(const cs2_shape *shape);
double cs2_length(const cs2_shape *shape);
/// 0 when there is none.
int32_t cs2_centroid(const cs2_shape *shape, double point[2]);
int32_t cs2_contains(const cs2_shape *shape, const double point[2]);
/// The nearest point of a shape; for a point in an area it is that point. 0 when there is none.
int32_t cs2_closest(const cs2_shape *shape, const double point[2], double closest[2]);
/// The distance to the nearest point of a shape; negative when there is none.
double cs2_distance(const cs2_shape *shape, const double point[2]);
/// The point at a fraction of the first line. 0 when there is none.
int32_t cs2_interpolate(const cs2_shape *shape, double fraction, double point[2]);
/// The fraction of the first line where a point is nearest; negative when there is none.
double cs2_locate(const cs2_shape *shape, const double point[2]);

int32_t cs2_intersects(const cs2_shape *left, const cs2_shape *right);
cs2_shape *cs2_intersection(const cs2_shape *left, const cs2_shape *right);
cs2_shape *cs2_union(cs2_shape *const *shapes, size_t count);

/// All points within a radius around a shape.
cs2_shape *cs2_buffer(const cs2_shape *shape, double radius, double error_fraction);
cs2_shape *cs2_buffer_point(const double point[2], double radius, double error_fraction);

/// Fewer vertices, no two of them nearer than the tolerance; borders that shapes share stay shared.
/// Fills `results`, whose items are NULL where a shape vanishes; 0 when it cannot be done.
int32_t cs2_simplify(cs2_shape *const *shapes, size_t count, double tolerance, cs2_shape **results);

/// Adds points to a straight line on the map from `start` to `end` until the shortest paths between
/// them stay within the tolerance. Returns points with the ends, freed with `free`; NULL when there
/// are more than `limit`. The longitudes may leave the range where the line crosses the antimeridian.
double *cs2_densify(const double start[2], const double end[2], double tolerance, size_t limit,
                    size_t *count);

/// The cell of a level around a point.
uint64_t cs2_cell(const double point[2], int32_t level);
/// The cell of a token; 0 when it is none.
uint64_t cs2_cell_of_token(const char *token, size_t size);
/// Writes at most 16 characters and returns how many.
size_t cs2_cell_token(uint64_t cell, char token[16]);
void cs2_cell_center(uint64_t cell, double point[2]);
/// Four corners, counter-clockwise.
void cs2_cell_corners(uint64_t cell, double points[8]);
/// The cells of the same level around a cell; returns how many.
size_t cs2_cell_neighbors(uint64_t cell, uint64_t neighbors[8]);
/// The cells of a level that a shape widened by a radius meets, in order, freed with `free`; NULL when
/// there are more than `limit`.
uint64_t *cs2_covering(const cs2_shape *shape, int32_t level, double radius, size_t limit,
                       size_t *count);

#ifdef __cplusplus
}
#endif

#endif
