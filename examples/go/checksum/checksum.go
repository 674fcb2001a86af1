// Package checksum finds out whether text has changed on its way.
package checksum

// Fletcher32 returns the checksum of data that J. G. Fletcher proposed in 1982.
func Fletcher32(data []byte) uint32 {
	var sum, sumOfSums uint32
	for i := 0; i < len(data); i += 2 {
		word := uint32(data[i])
		if i+1 < len(data) {
			word |= uint32(data[i+1]) << 8
		}
		sum = (sum + word) % 65535
		sumOfSums = (sumOfSums + sum) % 65535
	}
	return sumOfSums<<16 | sum
}

// Parity returns 1 if the number of set bits in data is odd, else 0.
func Parity(data []byte) byte {
	var all byte
	for _, b := range data {
		all ^= b
	}
	all ^= all >> 4
	all ^= all >> 2
	return (all ^ all>>1) & 1
}
