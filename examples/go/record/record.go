// Package record stores measurements of the weather as text.
package record

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// Record is one measurement.
type Record struct {
	Station string  `json:"station"`
	Year    int     `json:"year"`
	Celsius float64 `json:"celsius"`
}

// JSON returns records as a JSON array.
func JSON(records []Record) (string, error) {
	text, err := json.Marshal(records)
	return string(text), err
}

// CSV returns records as lines of comma-separated values.
func CSV(records []Record) (string, error) {
	var out strings.Builder
	writer := csv.NewWriter(&out)
	for _, r := range records {
		row := []string{r.Station, strconv.Itoa(r.Year), strconv.FormatFloat(r.Celsius, 'g', -1, 64)}
		if err := writer.Write(row); err != nil {
			return "", err
		}
	}
	writer.Flush()
	return out.String(), writer.Error()
}

// FromCSV reads what CSV has written.
func FromCSV(text string) ([]Record, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, err
	}
	records := make([]Record, 0, len(rows))
	for _, row := range rows {
		var r Record
		r.Station = row[0]
		if _, err := fmt.Sscan(row[1], &r.Year); err != nil {
			return nil, err
		}
		if r.Celsius, err = strconv.ParseFloat(row[2], 64); err != nil {
			return nil, err
		}
		records = append(records, r)
	}
	return records, nil
}
