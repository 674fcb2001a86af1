package editor

// How much Work does. Tests raise it to make it slower.
const effort = 1

// Buffer keeps what Work allocates.
var Buffer []byte

// Work is what the benchmarks measure.
func Work(n int) int {
	sum := 0
	for turn := 0; turn < effort; turn++ {
		Buffer = make([]byte, n)
		for i := range Buffer {
			sum += i % 7
		}
	}
	return sum
}
